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
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A dimension of data sets, such as a column. Mirrors {@code Feature}. */
@RegistryTable(value = "lnschema_core_feature", nameField = "name")
@NaturalKey(value = "name", agreeing = "dtype")
@FeatureSetMember("features")
public record Feature(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(150) @Unique String name,
        @Text(64) @Indexed String dtype,
        @Text(30) @Indexed @Nullable String unit,
        @Text @Indexed @Nullable String description,
        @Text @Nullable String synonyms,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
