package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A person or service that saves records. Mirrors {@code User}. */
@RegistryTable(value = "lnschema_core_user", nameField = "handle")
@NaturalKey("handle")
public record User(
        RecordId id,
        @Uid(8) String uid,
        @Text(30) @Unique String handle,
        @Text(150) @Indexed @Nullable String name,
        @Indexed Instant createdAt,
        @Indexed Instant updatedAt)
        implements CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
