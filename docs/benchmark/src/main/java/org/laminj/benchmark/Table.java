package org.laminj.benchmark;

import java.util.List;

/** The rows of a table with the columns that the table has, so that it need not be asked while time is measured. */
record Table(Rows rows, List<Column> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    String name() {
        return rows.table();
    }

    /** The names of the columns for a list in a statement. */
    String columnNames() {
        return Column.names(columns);
    }

    /** The query for all values of the rows. */
    String select() {
        return "SELECT " + columnNames() + rows.from();
    }
}
