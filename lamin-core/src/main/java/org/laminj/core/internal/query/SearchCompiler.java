package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.internal.store.CaseFolding;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Dialect.TextMatch;
import org.laminj.core.internal.store.Statement;

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

    /**
     * Selects columns of the records that hold one of the words at least. The text of each record is made once, for
     * {@link #rank}, too.
     *
     * @param from the table and what its rows must satisfy
     */
    Statement select(String columns, String table, Statement from, Search search) {
        Statement texts = text(search).followedBy(" AS searched_text");
        List<Statement> words =
                search.words().stream().map(word -> holds(search, word)).toList();
        return Statement.joined(
                "",
                List.of(
                        texts.surrounded("WITH searched AS MATERIALIZED (SELECT \"id\" AS searched_id, ", ""),
                        from.followedBy(") SELECT " + columns + " FROM " + table
                                + " JOIN searched ON searched_id = \"id\" WHERE "),
                        Statement.joined(" OR ", words).inBrackets()));
    }

    private Statement text(Search search) {
        String columns = search.fields().stream()
                .map(field -> Dialect.quote(field.column()))
                .collect(Collectors.joining(", "));
        Statement fields = Statement.of("concat_ws(?, '', " + columns + ", '')", SEPARATOR);
        return search.mindsCase() ? fields : dialect.folded(fields, CaseFolding.of(search.whole()));
    }

    /** A number for each record that was searched, least for the best. */
    Statement rank(Search search) {
        String whole = folded(search, search.whole());
        Statement word = matches(TextMatch.MATCHES, BETWEEN_WORDS + literal(whole) + BETWEEN_WORDS);
        Statement ranks = Statement.joined(
                "",
                List.of(
                        contains(whole).surrounded("CASE WHEN ", " THEN CASE"),
                        contains(SEPARATOR + whole + SEPARATOR).surrounded(" WHEN ", " THEN 0"),
                        contains(SEPARATOR + whole).surrounded(" WHEN ", " THEN 1"),
                        word.surrounded(" WHEN ", " THEN 2")));
        return Statement.joined(" ELSE 3 END ELSE 4", List.of(ranks, missingWords(search)))
                .followedBy(" END");
    }

    private Statement missingWords(Search search) {
        List<Statement> missing = new ArrayList<>();
        for (String word : search.words()) {
            missing.add(holds(search, word).surrounded(" + CASE WHEN ", " THEN 0 ELSE 1 END"));
        }
        return Statement.joined("", missing);
    }

    /** A regular expression that matches a text only. */
    private static String literal(String text) {
        return text.replaceAll("([\\p{Punct}])", "\\\\$1");
    }

    private static String folded(Search search, String part) {
        return search.mindsCase() ? part : CaseFolding.of(part).folded();
    }

    private Statement holds(Search search, String part) {
        return contains(folded(search, part));
    }

    private Statement contains(String folded) {
        return matches(TextMatch.CONTAINS, folded);
    }

    private Statement matches(TextMatch match, String value) {
        return dialect.textCondition(match, Statement.of("searched_text"), value);
    }
}
