package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Attribute;
import org.laminj.core.registry.ByteCount;
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

/** A data set or model: metadata about a file or folder in a storage location. Mirrors {@code Artifact}. */
@Lineage
@RegistryTable(value = "lnschema_core_artifact", nameField = "description")
@ManyToMany(
        accessor = "input_of_runs",
        target = Run.class,
        reverse = "input_artifacts",
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.FULLY)
@ManyToMany(
        accessor = "_feature_values",
        target = FeatureValue.class,
        reverse = "artifacts",
        table = "lnschema_core_artifactfeaturevalue",
        columns = LinkColumns.TRACKED,
        onTransfer = Following.ALWAYS,
        onDeleteOfTarget = DeletePolicy.PROTECT)
@ManyToMany(
        accessor = "_param_values",
        target = ParamValue.class,
        reverse = "artifacts",
        table = "lnschema_core_artifactparamvalue",
        onTransfer = Following.FULLY,
        onDeleteOfTarget = DeletePolicy.PROTECT)
@ManyToMany(
        accessor = "feature_sets",
        target = FeatureSet.class,
        reverse = "artifacts",
        table = "lnschema_core_artifactfeatureset",
        columns = LinkColumns.FEATURE_SET,
        onTransfer = Following.ALWAYS,
        onDeleteOfTarget = DeletePolicy.PROTECT)
@ManyToMany(accessor = "_actions", target = Artifact.class, reverse = "_action_targets")
public record Artifact(
        @Nullable String version,
        boolean isLatest,
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(value = 20, stem = 16) String uid,
        @Text(255) @Indexed @Nullable String description,
        @Text(255) @Indexed @Nullable String key,
        @Text(30) @Indexed String suffix,
        @Text(20) @Indexed @Nullable String type,
        @ByteCount @Indexed @Nullable Long size,
        @ContentIdentity @Text(22) @Indexed @Nullable String hash,
        @Indexed @Nullable Long nObjects,
        @Indexed @Nullable Long nObservations,

        @Attribute("_hash_type") @Text(30) @Indexed @Nullable
        String hashType,

        @Attribute("_accessor") @Text(64) @Indexed @Nullable String accessor,
        @Small @Indexed @DefaultValue("1") int visibility,
        @Attribute("_key_is_virtual") @DefaultValue("true") boolean keyIsVirtual,
        @Reverse("artifacts") Ref<Storage> storage,

        @OnTransfer(TransferPolicy.REBIND) @Reverse("output_artifacts") @Nullable
        Ref<Transform> transform,

        @Reverse("output_artifacts") @Nullable Ref<Run> run,
        @Reverse("created_artifacts") Ref<User> createdBy)
        implements Versioned, TracksRun, TracksUpdates {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
