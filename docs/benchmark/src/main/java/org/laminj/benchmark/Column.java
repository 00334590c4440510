package org.laminj.benchmark;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of a table.
 *
 * @param type what the database calls its type
 */
record Column(String name, String type) {

    /** The columns for a list in a statement. */
    static String names(List<Column> columns) {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    /** The same, with times of PostgreSQL as SQLite keeps them: text in UTC. */
    static String namesWithTimesAsText(List<Column> columns) {
        return columns.stream()
                .map(column -> column.type.equals("timestamptz")
                        ? "(" + column.quoted() + " AT TIME ZONE 'UTC')::text"
                        : column.quoted())
                .collect(Collectors.joining(", "));
    }

    private String quoted() {
        return '"' + name + '"';
    }
}
