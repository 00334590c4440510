package org.laminj.bionty.internal.format;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;

/** Makes terms from the rows of a table, in their order. */
final class TableTerms {

    private static final String SEPARATOR = "|";
    private static final String DEFINITION = "definition";
    private static final String DESCRIPTION = "description";
    private static final String SYNONYMS = "synonyms";
    private static final String PARENTS = "parents";

    /** How the only mark of obsolete terms begins that tables have: their names. */
    private static final String OBSOLETE = "obsolete";

    private final TableColumns columns;
    private final List<Term> terms = new ArrayList<>();

    /** @throws FormatException if a column is missing without which nothing can be made of the table */
    TableTerms(TableColumns columns, Collection<String> header) throws FormatException {
        this.columns = columns;
        require(columns.name(), header);
        if (columns.id() != null && Collections.disjoint(columns.otherIds(), header)) {
            require(columns.id(), header);
        }
    }

    private static void require(String column, Collection<String> header) throws FormatException {
        if (!header.contains(column)) {
            throw FormatException.unreadable("it has no column '" + column + "', but " + String.join(", ", header));
        }
    }

    /** Adds the term of a row, unless nothing tells it from others, or it has no name where it needs one. */
    void add(Row row) {
        String id = row.text(columns.id());
        String name = row.text(columns.name());
        if (name != null || (!columns.needsName() && (id != null || hasOtherId(row)))) {
            terms.add(term(row, id, name));
        }
    }

    private boolean hasOtherId(Row row) {
        return columns.otherIds().stream().anyMatch(column -> row.text(column) != null);
    }

    private Term term(Row row, @Nullable String id, @Nullable String name) {
        String definition = row.text(DEFINITION);
        return new Term(
                id,
                name,
                definition == null ? row.text(DESCRIPTION) : definition,
                split(row.all(SYNONYMS)),
                List.of(),
                split(row.all(PARENTS)),
                name != null && columns.areOfOntology() && name.startsWith(OBSOLETE),
                List.of(),
                others(row));
    }

    private static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value ->
                        Splitter.on(SEPARATOR).trimResults().omitEmptyStrings().splitToStream(value))
                .distinct()
                .toList();
    }

    private Map<String, String> others(Row row) {
        Map<String, String> others = new LinkedHashMap<>();
        row.cells().forEach((column, values) -> {
            if (!values.isEmpty() && !isTermsOwn(column)) {
                others.put(column, EnsemblSpecies.standardized(column, String.join(SEPARATOR, values)));
            }
        });
        return others;
    }

    private boolean isTermsOwn(String column) {
        return column.equals(columns.id())
                || column.equals(columns.name())
                || Set.of(DEFINITION, DESCRIPTION, SYNONYMS, PARENTS).contains(column);
    }

    List<Term> terms() {
        return terms;
    }
}
