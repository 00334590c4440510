package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A location that holds the data of artifacts; managed by the instance whose uid it carries, read-only to all others. Mirrors {@code Storage}. */
@RegistryTable(value = "lnschema_core_storage", nameField = "root")
@NaturalKey("root")
public record Storage(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Unique String root,
        @Text(255) @Indexed @Nullable String description,
        @Text(30) @Indexed @DefaultValue("local") String type,
        @Text(64) @Indexed @Nullable String region,
        @Text(12) @Indexed @Nullable String instanceUid,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
