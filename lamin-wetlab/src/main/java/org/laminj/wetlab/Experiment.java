package org.laminj.wetlab;

import java.time.Instant;
import java.time.LocalDate;
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
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;

/** An experiment in the laboratory. Mirrors {@code wetlab.Experiment}. */
@RegistryTable(value = "wetlab_experiment", nameField = "name")
@ArtifactLabel(value = "experiments", unique = false)
public record Experiment(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(8) String uid,
        @Text(255) @Indexed String name,
        @Text @Nullable String description,
        @Indexed @Nullable LocalDate date,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
