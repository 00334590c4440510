package org.laminj.wetlab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;

/** A genetic perturbation. Mirrors {@code wetlab.GeneticTreatment}. */
@RegistryTable(value = "wetlab_genetictreatment", nameField = "name")
@ManyToMany(accessor = "targets", target = TreatmentTarget.class, reverse = "genetic_targets")
@ArtifactLabel(value = "genetic_treatments", unique = false)
public record GeneticTreatment(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Indexed String name,
        @Text(32) @Indexed String system,
        @Text @Indexed @Nullable String sequence,
        @Indexed @Nullable Double onTargetScore,
        @Indexed @Nullable Double offTargetScore,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
