package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Attribute;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.Uid;

/** Code that can be run: a notebook, script, pipeline or function. Mirrors {@code Transform}. */
@RegistryTable(value = "lnschema_core_transform", nameField = "name")
@ManyToMany(accessor = "ulabels", target = ULabel.class, reverse = "transforms", onTransfer = Following.ALWAYS)
@ManyToMany(accessor = "predecessors", target = Transform.class, reverse = "successors", onTransfer = Following.FULLY)
public record Transform(
        @Nullable String version,
        boolean isLatest,
        RecordId id,
        @Uid(value = 16, stem = 12) String uid,
        @Text(150) @Indexed @Nullable String name,
        @Text(120) @Indexed @Nullable String key,
        @Text(255) @Nullable String description,
        @Text(20) @Indexed @DefaultValue("pipeline") String type,
        @Text @Nullable String sourceCode,
        @Text(22) @Indexed @Nullable String hash,
        @Text(255) @Indexed @Nullable String reference,
        @Text(25) @Indexed @Nullable String referenceType,
        @Indexed Instant createdAt,
        @Indexed Instant updatedAt,

        @Attribute("_source_code_artifact") @Reverse("_source_code_of") @Nullable
        Ref<Artifact> sourceCodeArtifact,

        @OnTransfer(TransferPolicy.TRACE) @Reverse("created_transforms")
        Ref<User> createdBy)
        implements Versioned {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
