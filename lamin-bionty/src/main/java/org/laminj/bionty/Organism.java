package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Release;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A species, by NCBI Taxonomy. Mirrors {@code bionty.Organism}. */
@RegistryTable(value = "bionty_organism", nameField = "name", ontologyIdField = "ontologyId")
@NaturalKey("ontologyId")
@NaturalKey("name")
@NaturalKey("scientificName")
@ArtifactLabel("organisms")
public record Organism(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,

        @Uid(
                value = 8,
                from = {"ontologyId", "name"})
        String uid,

        @Text(64) @Unique String name,
        @Text(32) @Unique @Nullable String ontologyId,
        @Text(64) @Unique @Nullable String scientificName,
        @Text @Nullable String synonyms,
        @Text @Nullable String description,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Release @Nullable Ref<Source> source)
        implements TracksRun, TracksUpdates, CanValidate, HasParents {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
