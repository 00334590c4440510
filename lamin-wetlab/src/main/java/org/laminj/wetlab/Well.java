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
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;
import org.laminj.core.registry.UniqueTogether;

/** A well of a plate. Mirrors {@code wetlab.Well}. */
@RegistryTable(value = "wetlab_well", nameField = "name")
@NaturalKey({"row", "column"})
@UniqueTogether({"row", "column"})
@ArtifactLabel(value = "wells", unique = false)
public record Well(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(4) String uid,
        @Text(32) @Unique @Nullable String name,
        @Text(4) String row,
        int column,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
