package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.FeatureSetMember;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Release;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.UniqueTogether;

/** A marker of cell identity, by CellMarker. Mirrors {@code bionty.CellMarker}. */
@RegistryTable(value = "bionty_cellmarker", nameField = "name")
@NaturalKey({"name", "organism"})
@UniqueTogether({"name", "organism"})
@ArtifactLabel("cell_markers")
@FeatureSetMember("cell_markers")
public record CellMarker(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(value = 12, from = "name+organism.name") String uid,
        @Text(64) @Indexed String name,
        @Text @Nullable String synonyms,
        @Text @Nullable String description,
        @Text(64) @Indexed @Nullable String geneSymbol,
        @Text(32) @Indexed @Nullable String ncbiGeneId,
        @Text(10) @Indexed @Nullable String uniprotkbId,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Release @Nullable Ref<Source> source,
        Ref<Organism> organism)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
