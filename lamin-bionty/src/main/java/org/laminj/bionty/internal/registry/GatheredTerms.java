package org.laminj.bionty.internal.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * Terms of tables that have a row for each value of a column, such as {@code ncbi_gene_id}, where the registry has one field
 * for all values, such as {@code ncbi_gene_ids}.
 */
public final class GatheredTerms {

    private static final String PLURAL = "s";
    private static final String SEPARATOR = "|";

    private final Map<String, String> fieldByColumn;

    private GatheredTerms(Map<String, String> fieldByColumn) {
        this.fieldByColumn = fieldByColumn;
    }

    /** The terms with one row for each id and with the field of the registry as a column; others as they are. */
    public static Ontology of(Registry<?> registry, Ontology ontology) {
        GatheredTerms gathering = new GatheredTerms(fields(registry));
        return ontology.terms().stream().anyMatch(gathering::isConcerned)
                ? Ontology.of(gathering.gathered(ontology.terms()))
                : ontology;
    }

    private static Map<String, String> fields(Registry<?> registry) {
        Map<String, String> fields = new HashMap<>();
        for (Field field : registry.textFields()) {
            String column = field.name().substring(0, field.name().length() - PLURAL.length());
            if (field.name().endsWith(PLURAL) && registry.field(column).isEmpty()) {
                fields.put(column, field.name());
            }
        }
        return fields;
    }

    private boolean isConcerned(Term term) {
        return fieldByColumn.keySet().stream().anyMatch(term.columns()::containsKey);
    }

    private List<Term> gathered(List<Term> rows) {
        Map<String, List<Term>> byId = new LinkedHashMap<>();
        List<Term> gathered = new ArrayList<>();
        for (Term row : rows) {
            if (row.ontologyId() == null) {
                gathered.add(one(List.of(row)));
            } else {
                byId.computeIfAbsent(row.ontologyId(), id -> new ArrayList<>()).add(row);
            }
        }
        byId.values().forEach(some -> gathered.add(one(some)));
        return gathered;
    }

    /** The first of the rows of a term, with the values of all. */
    private Term one(List<Term> rows) {
        Term first = rows.get(0);
        Map<String, String> columns = new HashMap<>(first.columns());
        columns.keySet().removeAll(fieldByColumn.keySet());
        fieldByColumn.forEach((column, field) -> {
            Set<String> values = new LinkedHashSet<>();
            rows.forEach(row -> {
                String value = row.columns().get(column);
                if (value != null) {
                    values.add(value);
                }
            });
            if (!values.isEmpty()) {
                columns.put(field, String.join(SEPARATOR, values));
            }
        });
        return new Term(
                first.ontologyId(),
                first.name(),
                first.definition(),
                first.synonyms(),
                first.nearSynonyms(),
                first.parents(),
                first.obsolete(),
                first.replacedBy(),
                columns);
    }
}
