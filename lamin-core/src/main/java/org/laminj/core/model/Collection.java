package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.ContentIdentity;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.Lineage;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Small;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** Artifacts that belong together, in order. Mirrors {@code Collection}. */
@Lineage
@RegistryTable(value = "lnschema_core_collection", nameField = "name")
@ManyToMany(
        accessor = "ulabels",
        target = ULabel.class,
        reverse = "collections",
        table = "lnschema_core_collectionulabel",
        columns = LinkColumns.LABEL,
        onTransfer = Following.ALWAYS,
        onDeleteOfTarget = DeletePolicy.PROTECT)
@ManyToMany(
        accessor = "input_of_runs",
        target = Run.class,
        reverse = "input_collections",
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.FULLY)
@ManyToMany(
        accessor = "artifacts",
        target = Artifact.class,
        reverse = "collections",
        table = "lnschema_core_collectionartifact",
        columns = LinkColumns.TRACKED,
        onTransfer = Following.ALWAYS,
        onDeleteOfTarget = DeletePolicy.PROTECT)
@ManyToMany(accessor = "_actions", target = Artifact.class)
public record Collection(
        @Nullable String version,
        boolean isLatest,
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(value = 20, stem = 16) String uid,
        @Text(150) @Indexed String name,
        @Text @Nullable String description,
        @ContentIdentity @Text(22) @Indexed @Nullable String hash,
        @Text(255) @Indexed @Nullable String reference,
        @Text(25) @Indexed @Nullable String referenceType,
        @Small @Indexed @DefaultValue("1") int visibility,
        Ref<User> createdBy,

        @OnTransfer(TransferPolicy.REBIND) @Reverse("output_collections") @Nullable
        Ref<Transform> transform,

        @Reverse("output_collections") @Nullable Ref<Run> run,
        @Reverse("_meta_of_collection") @Unique @Nullable Ref<Artifact> metaArtifact)
        implements Versioned, TracksRun, TracksUpdates {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
