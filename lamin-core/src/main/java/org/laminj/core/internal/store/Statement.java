package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL with a question mark for each value, or a part of it.
 *
 * @param sql names come from descriptors only, values never stand in it
 * @param parameters the values in the form in which the database stores them
 */
public record Statement(String sql, List<@Nullable Object> parameters) {

    private static final Pattern QUOTED_OR_PARAMETER = Pattern.compile("'[^']*'|\"[^\"]*\"|\\?");

    public static Statement of(String sql, @Nullable Object... parameters) {
        return new Statement(sql, Collections.unmodifiableList(Arrays.asList(parameters)));
    }

    /** Parts one after the other with an operator or comma between them. */
    public static Statement joined(String separator, List<Statement> parts) {
        return new Statement(
                parts.stream().map(Statement::sql).collect(Collectors.joining(separator)),
                parts.stream().flatMap(part -> part.parameters().stream()).collect(Collectors.toList()));
    }

    /** The same between more SQL, the values of which follow. */
    public Statement surrounded(String before, String after, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(values));
        return new Statement(before + sql + after, all);
    }

    /** The same before more SQL and its values. */
    public Statement followedBy(String after, @Nullable Object... values) {
        return surrounded("", after, values);
    }

    /** The same in round brackets. */
    public Statement inBrackets() {
        return surrounded("(", ")");
    }

    /** The SQL with the values in their places, to be read. */
    public String withValues() {
        Iterator<@Nullable Object> values = parameters.iterator();
        return QUOTED_OR_PARAMETER
                .matcher(sql)
                .replaceAll(part ->
                        Matcher.quoteReplacement(part.group().equals("?") ? Literal.of(values.next()) : part.group()));
    }
}
