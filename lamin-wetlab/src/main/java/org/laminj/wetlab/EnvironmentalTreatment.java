package org.laminj.wetlab;

import java.time.Duration;
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

/** A perturbation by the environment, such as heat. Mirrors {@code wetlab.EnvironmentalTreatment}. */
@RegistryTable(value = "wetlab_environmentaltreatment", nameField = "name")
@ManyToMany(accessor = "targets", target = TreatmentTarget.class, reverse = "environmental_targets")
@ArtifactLabel(value = "environmental_treatments", unique = false)
public record EnvironmentalTreatment(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Indexed String name,
        @Text(32) @Indexed @Nullable String ontologyId,
        @Nullable Double value,
        @Text(32) @Nullable String unit,
        @Nullable Duration duration,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
