package org.laminj.bionty.internal.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Registry;

/** Terms as a table. */
public final class TermFrame {

    private TermFrame() {}

    /** A row for each term; columns that no term fills are left out, but for those that every ontology has. */
    public static DataFrame of(Registry<?> registry, List<Term> terms) {
        String id = registry.ontologyIdField().map(field -> field.name()).orElse("ontology_id");
        List<String> others = terms.stream()
                .flatMap(term -> term.columns().keySet().stream())
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)
                .stream()
                .toList();
        String[] names = Stream.concat(
                        Stream.of(id, registry.nameField().name(), "definition", "synonyms", "parents"),
                        others.stream())
                .toArray(String[]::new);
        DataFrameArrayAppender frame = DataFrame.byArrayRow(names).appender();
        terms.forEach(term -> frame.append(row(term, others)));
        return frame.toDataFrame();
    }

    private static @Nullable Object[] row(Term term, List<String> others) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(term.ontologyId());
        values.add(term.name());
        values.add(term.definition());
        values.add(joined(term.synonyms()));
        values.add(joined(term.parents()));
        others.forEach(column -> values.add(term.columns().get(column)));
        return values.toArray();
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join("|", values);
    }
}
