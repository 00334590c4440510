package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.UniqueTogether;

/** A cell type, by the Cell Ontology. Mirrors {@code bionty.CellType}. */
@RegistryTable(value = "bionty_celltype", nameField = "name", ontologyIdField = "ontologyId")
@NaturalKey({"name", "ontologyId"})
@UniqueTogether({"name", "ontologyId"})
@ArtifactLabel("cell_types")
public record CellType(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        String uid,
        String name,
        @Nullable String ontologyId,
        @Nullable String abbr,
        @Nullable String synonyms,
        @Nullable String description,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Nullable Ref<Source> source)
        implements OntologyTerm {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
