package org.laminj.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A command that is interrupted, on SQLite,")
final class SqliteInterruptionTest extends InterruptionContract {

    SqliteInterruptionTest() {
        super(TestDatabase.SQLITE);
    }

    /** Every combination of ten sources of vocabularies: more than can be counted. */
    @Override
    List<String> endless(String table, String condition) {
        String all = IntStream.range(0, 10)
                .mapToObj(number -> "bionty_source AS s" + number)
                .collect(Collectors.joining(", "));
        return List.of("CREATE TRIGGER endless AFTER INSERT ON " + table + " WHEN " + condition
                + " BEGIN SELECT count(*) FROM " + all + " WHERE s0.id + s9.id > NEW.id; END");
    }

    @Override
    Connection connect(InstanceSettings instance) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + instance.sqliteFile().orElseThrow());
    }

    @Test
    void rollsBackWhenTheSystemEndsIt() throws Exception {
        assertRollsBack("TERM", 143);
    }
}
