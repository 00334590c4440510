package org.laminj.wetlab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.OntologyTerm;
import org.laminj.bionty.Source;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;

/** A chemical compound, by the Drug Ontology or ChEMBL. Mirrors {@code wetlab.Compound}. */
@RegistryTable(value = "wetlab_compound", nameField = "name", ontologyIdField = "ontologyId")
@ArtifactLabel(value = "compounds", unique = false)
public record Compound(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        String uid,
        String name,
        @Nullable String ontologyId,
        @Text(32) @Indexed @Nullable String chemblId,
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
