package org.laminj.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.laminj.core.settings.InstanceSettings;

/**
 * The fastest plain way of two databases to copy rows into tables with the same columns, keys and indexes: what a
 * transfer that neither compares nor decides anything would need.
 */
sealed interface Floor permits AttachedFloor, CopyFloor, BatchFloor {

    /** The one for the databases of two instances. */
    static Floor between(InstanceSettings origin, InstanceSettings target) {
        if (!target.isSqlite()) {
            return new CopyFloor();
        }
        return origin.isSqlite() ? new AttachedFloor(origin.sqliteFile().orElseThrow()) : new BatchFloor();
    }

    /** What is done once for a connection, before anything is measured. */
    default void prepare(Database target) throws SQLException {}

    /** Copies all of the rows with their ids in one transaction, which stays open. */
    void copy(Database origin, Database target, List<Table> tables) throws SQLException, IOException;
}
