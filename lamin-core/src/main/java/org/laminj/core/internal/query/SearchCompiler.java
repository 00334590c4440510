package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.internal.store.CaseFolding;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Dialect.TextMatch;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.registry.Field;

/**
 * Writes a search as SQL.
 *
 * <p>The fields of a record become one text, in which each of them stands between two separators: so a field that equals
 * the text, or begins with it, is found as a part of it.
 */
final class SearchCompiler {

    /** The unit separator of ASCII, which no text holds. */
    private static final String SEPARATOR = "\u001f";

    /** What stands between words: all of ASCII but letters and digits. */
    private static final String BETWEEN_WORDS = "[\u0001-/:-@\\[-`{-~]";

    private final Dialect dialect;

    SearchCompiler(Dialect dialect) {
        this.dialect = dialect;
    }

    /** That a record holds one of the words at least. */
    Statement condition(Search search) {
        Compiled compiled = new Compiled(search);
        return Statement.joined(
                        " OR ", search.words().stream().map(compiled::holds).toList())
                .inBrackets();
    }

    /** A number for each record, least for the best. */
    Statement rank(Search search) {
        Compiled compiled = new Compiled(search);
        String whole = compiled.folded(search.whole());
        Statement word = compiled.matches(TextMatch.MATCHES, BETWEEN_WORDS + literal(whole) + BETWEEN_WORDS);
        Statement ranks = Statement.joined(
                "",
                List.of(
                        compiled.holds(search.whole()).surrounded("CASE WHEN ", " THEN CASE"),
                        compiled.contains(SEPARATOR + whole + SEPARATOR).surrounded(" WHEN ", " THEN 0"),
                        compiled.contains(SEPARATOR + whole).surrounded(" WHEN ", " THEN 1"),
                        word.surrounded(" WHEN ", " THEN 2")));
        return Statement.joined(" ELSE 3 END ELSE 4", List.of(ranks, missingWords(search, compiled)))
                .followedBy(" END");
    }

    private static Statement missingWords(Search search, Compiled compiled) {
        List<Statement> missing = new ArrayList<>();
        for (String word : search.words()) {
            missing.add(compiled.holds(word).surrounded(" + CASE WHEN ", " THEN 0 ELSE 1 END"));
        }
        return Statement.joined("", missing);
    }

    /** A regular expression that matches a text only. */
    private static String literal(String text) {
        return text.replaceAll("([\\p{Punct}])", "\\\\$1");
    }

    /** The text of a record for one search. */
    private final class Compiled {

        private final Search search;
        private final Statement text;

        Compiled(Search search) {
            this.search = search;
            String columns = search.fields().stream()
                    .map(Field::column)
                    .map(Dialect::quote)
                    .collect(Collectors.joining(", "));
            Statement fields = Statement.of("concat_ws(?, '', " + columns + ", '')", SEPARATOR);
            this.text = search.mindsCase() ? fields : dialect.folded(fields, CaseFolding.of(search.whole()));
        }

        String folded(String part) {
            return search.mindsCase() ? part : CaseFolding.of(part).folded();
        }

        Statement holds(String part) {
            return contains(folded(part));
        }

        Statement contains(String folded) {
            return matches(TextMatch.CONTAINS, folded);
        }

        Statement matches(TextMatch match, String value) {
            return dialect.textCondition(match, text, value);
        }
    }
}
