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

/** A protein, by UniProt. Mirrors {@code bionty.Protein}. */
@RegistryTable(value = "bionty_protein", nameField = "name", ontologyIdField = "uniprotkbId")
@NaturalKey("uniprotkbId")
@ArtifactLabel("proteins")
@FeatureSetMember("proteins")
public record Protein(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,

        @Uid(
                value = 12,
                from = {"uniprotkbId", "name+organism.name"})
        String uid,

        @Text(256) @Indexed @Nullable String name,
        @Text(10) @Unique @Nullable String uniprotkbId,
        @Text @Nullable String synonyms,
        @Text @Nullable String description,
        @Indexed @Nullable Long length,
        @Text(256) @Indexed @Nullable String geneSymbol,
        @Text @Nullable String ensemblGeneIds,
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
