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

/** Several treatments at once. Mirrors {@code wetlab.CombinationTreatment}. */
@RegistryTable(value = "wetlab_combinationtreatment", nameField = "name")
@ManyToMany(accessor = "genetics", target = GeneticTreatment.class, reverse = "genetic_treatments")
@ManyToMany(accessor = "compounds", target = CompoundTreatment.class, reverse = "compound_treatments")
@ManyToMany(accessor = "environmentals", target = EnvironmentalTreatment.class, reverse = "environmental_treatments")
@ArtifactLabel(value = "combination_treatments", unique = false)
public record CombinationTreatment(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Indexed String name,
        @Text @Nullable String description,
        @Text(32) @Indexed @Nullable String ontologyId,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
