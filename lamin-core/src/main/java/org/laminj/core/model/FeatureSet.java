package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.MemberHash;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A set of features, genes or other measured things that belong together. Mirrors {@code FeatureSet}. */
@RegistryTable(value = "lnschema_core_featureset", nameField = "name")
@NaturalKey("hash")
public record FeatureSet(
        Instant createdAt,
        RecordId id,
        @Uid(20) String uid,
        @Text(150) @Nullable String name,
        int n,
        @Text(64) @Nullable String dtype,
        @Text(120) @Indexed String registry,
        @MemberHash @Text(22) @Unique @Nullable String hash,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
