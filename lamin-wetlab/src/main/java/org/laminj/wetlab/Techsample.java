package org.laminj.wetlab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;

/** A technical sample, made of biological samples. Mirrors {@code wetlab.Techsample}. */
@RegistryTable(value = "wetlab_techsample", nameField = "name")
@ManyToMany(accessor = "biosamples", target = Biosample.class, reverse = "techsamples")
@ManyToMany(
        accessor = "artifacts",
        target = Artifact.class,
        reverse = "techsamples",
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.ALWAYS)
@ManyToMany(
        accessor = "_links_artifact",
        target = Artifact.class,
        reverse = "_links_techsample",
        table = "wetlab_artifacttechsample",
        columns = LinkColumns.LABEL,
        unique = false,
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.ALWAYS)
public record Techsample(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Indexed String name,
        @Text(60) @Indexed String batch,
        @Text @Nullable String description,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
