package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.UniqueTogether;

/** An experimental factor such as an assay, by the Experimental Factor Ontology. Mirrors {@code bionty.ExperimentalFactor}. */
@RegistryTable(value = "bionty_experimentalfactor", nameField = "name", ontologyIdField = "ontologyId")
@NaturalKey({"name", "ontologyId"})
@UniqueTogether({"name", "ontologyId"})
@ArtifactLabel("experimental_factors")
public record ExperimentalFactor(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        String uid,
        String name,
        @Nullable String ontologyId,
        @Nullable String abbr,
        @Nullable String synonyms,
        @Nullable String description,
        @Text @Indexed @Nullable String molecule,
        @Text @Indexed @Nullable String instrument,
        @Text @Indexed @Nullable String measurement,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Nullable Ref<Source> source)
        implements OntologyTerm {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
