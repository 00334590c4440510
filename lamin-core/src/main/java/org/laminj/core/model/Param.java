package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;

/** A parameter of runs and models. Mirrors {@code Param}. */
@RegistryTable(value = "lnschema_core_param", nameField = "name", bigId = true)
@NaturalKey(value = "name", agreeing = "dtype")
public record Param(
        RecordId id,
        Instant createdAt,
        Instant updatedAt,
        @Text(100) @Indexed String name,
        @Text(64) @Indexed String dtype,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
