package org.laminj.bionty.internal.lookup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** What terms say in the fields of a registry. */
public final class TermFields {

    private static final String SYNONYMS = "synonyms";
    private static final String DESCRIPTION = "description";

    private final Optional<Field> ontologyId;
    private final Field name;

    public TermFields(Registry<?> registry) {
        this.ontologyId = registry.ontologyIdField();
        this.name = registry.nameField();
    }

    /** What a record of the term has in a text field; null if the term does not say. */
    public @Nullable String value(Term term, Field field) {
        if (ontologyId.filter(field::equals).isPresent()) {
            return term.ontologyId();
        }
        if (field.equals(name)) {
            return term.name();
        }
        return switch (field.name()) {
            case SYNONYMS -> term.synonyms().isEmpty() ? null : String.join("|", term.synonyms());
            case DESCRIPTION -> term.definition();
            default -> term.columns().get(field.name());
        };
    }
}
