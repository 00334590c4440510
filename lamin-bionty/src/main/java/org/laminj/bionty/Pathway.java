package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.FeatureSetMember;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.UniqueTogether;

/** A pathway, by the Gene Ontology or the Pathway Ontology. Mirrors {@code bionty.Pathway}. */
@RegistryTable(value = "bionty_pathway", nameField = "name", ontologyIdField = "ontologyId")
@NaturalKey({"name", "ontologyId"})
@UniqueTogether({"name", "ontologyId"})
@ManyToMany(accessor = "genes", target = Gene.class, reverse = "pathways")
@ArtifactLabel("pathways")
@FeatureSetMember("pathways")
public record Pathway(
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
