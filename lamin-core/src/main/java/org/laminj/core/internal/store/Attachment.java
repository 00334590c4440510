package org.laminj.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;

/** The file of another instance that a connection to SQLite reads beside its own. */
record Attachment(SqliteFile file) {

    private static final String NAME = Dialect.quote("laminj_source");

    /** Under which name the tables of the file are found. */
    String name() {
        return NAME;
    }

    /** What attaches the file; may run within a transaction. */
    Statement begin() {
        return Statement.of("ATTACH DATABASE ? AS " + NAME, file.readOnlyUri());
    }

    /** Lets go of the file; only after the transaction has ended. */
    void end(Connection connection) {
        try (java.sql.Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("DETACH DATABASE " + NAME);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
