package org.laminj.benchmark;

/**
 * The rows of one table that an origin has beyond those of a new instance.
 *
 * @param table the table in the database
 * @param name what reports of transfers call it; a link table has the name that it has in the database
 * @param seeded rows that each new instance has already; they have the first ids
 * @param count how many there are beyond these
 * @param onlyReferredTo whether records refer to them in a column; a record that is mapped leads to no such rows
 */
record Rows(String table, String name, long seeded, long count, boolean onlyReferredTo) {

    /** Records of a table that is empty in a new instance. */
    static Rows of(String table, String name, long count) {
        return new Rows(table, name, 0, count, false);
    }

    /** Records of such a table to which other records refer. */
    static Rows referredTo(String table, String name, long count) {
        return new Rows(table, name, 0, count, true);
    }

    /** Links of a table that is empty in a new instance. */
    static Rows ofLinks(String table, long count) {
        return of(table, table, count);
    }

    /** What follows {@code SELECT …} to get them. */
    String from() {
        return from("");
    }

    /** The same for a database that was attached under a name. */
    String from(String database) {
        return " FROM " + database + table + " WHERE id > " + seeded;
    }
}
