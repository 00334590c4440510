package org.laminj.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A command that is interrupted, on PostgreSQL,")
final class PostgresInterruptionTest extends InterruptionContract {

    PostgresInterruptionTest() {
        super(TestDatabase.POSTGRES);
    }

    @Override
    List<String> endless(String table, String condition) {
        return List.of(
                "CREATE FUNCTION endless() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM pg_sleep(3600); RETURN NEW; END'",
                "CREATE TRIGGER endless AFTER INSERT ON " + table + " FOR EACH ROW WHEN (" + condition
                        + ") EXECUTE FUNCTION endless()");
    }

    @Override
    Connection connect(InstanceSettings instance) throws SQLException {
        DatabaseUrl url = requireNonNull(instance.db());
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.host() + ":" + url.port().orElse(5432) + "/"
                        + url.database().orElseThrow(),
                url.user().orElseThrow(),
                url.password().orElse(""));
    }
}
