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
import org.laminj.core.registry.Unique;

/** A gene, by Ensembl. Mirrors {@code bionty.Gene}. */
@RegistryTable(value = "bionty_gene", nameField = "symbol", ontologyIdField = "ensemblGeneId")
@NaturalKey("ensemblGeneId")
@NaturalKey("stableId")
@ArtifactLabel("genes")
@FeatureSetMember("genes")
public record Gene(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,

        @Uid(
                value = 12,
                from = {"ensemblGeneId", "stableId", "symbol+organism.name"})
        String uid,

        @Text(64) @Indexed @Nullable String symbol,
        @Text(64) @Unique @Nullable String stableId,
        @Text(64) @Unique @Nullable String ensemblGeneId,
        @Text @Nullable String ncbiGeneIds,
        @Text(64) @Indexed @Nullable String biotype,
        @Text @Nullable String synonyms,
        @Text @Nullable String description,
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
