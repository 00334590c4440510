package org.laminj.wetlab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.CellLine;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Disease;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Tissue;
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

/** A biological sample. Mirrors {@code wetlab.Biosample}. */
@RegistryTable(value = "wetlab_biosample", nameField = "name")
@ManyToMany(accessor = "tissues", target = Tissue.class, reverse = "biosamples")
@ManyToMany(accessor = "cell_lines", target = CellLine.class, reverse = "biosamples")
@ManyToMany(accessor = "cell_types", target = CellType.class, reverse = "biosamples")
@ManyToMany(accessor = "diseases", target = Disease.class, reverse = "biosamples")
@ManyToMany(
        accessor = "artifacts",
        target = Artifact.class,
        reverse = "biosamples",
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.ALWAYS)
@ManyToMany(
        accessor = "_links_artifact",
        target = Artifact.class,
        reverse = "_links_biosample",
        table = "wetlab_artifactbiosample",
        columns = LinkColumns.LABEL,
        unique = false,
        onTransfer = Following.NEVER,
        onTransferOfTarget = Following.ALWAYS)
public record Biosample(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(12) String uid,
        @Text(255) @Indexed @Nullable String name,
        @Text(60) @Indexed @Nullable String batch,
        @Text @Nullable String description,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Nullable Ref<Organism> organism)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
