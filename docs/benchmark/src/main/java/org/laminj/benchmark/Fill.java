package org.laminj.benchmark;

/** Statements that fill tables, in the SQL that SQLite and PostgreSQL share. */
final class Fill {

    /** The time of all rows. */
    static final String TIME = "'2024-01-01 00:00:00'";

    private Fill() {}

    /** A single row. */
    static String row(String table, String columns, String values) {
        return "INSERT INTO " + table + " (" + columns + ") SELECT " + values;
    }

    /** A row for each {@code i} of 1 to {@code count}, of which the values make use. */
    static String table(String table, String columns, long count, String values) {
        return "WITH RECURSIVE " + numbers("n", "i", 1, count) + " " + row(table, columns, values) + " FROM n";
    }

    /** The same, and for each of them with each {@code x} of 0 to {@code each - 1}. */
    static String links(String table, String columns, long count, long each, String values) {
        return "WITH RECURSIVE " + numbers("n", "i", 1, count) + ", " + numbers("m", "x", 0, each - 1) + " "
                + row(table, columns, values) + " FROM n, m";
    }

    private static String numbers(String name, String column, long first, long last) {
        return name + "(" + column + ") AS (SELECT " + first + " UNION ALL SELECT " + column + " + 1 FROM " + name
                + " WHERE " + column + " < " + last + ")";
    }
}
