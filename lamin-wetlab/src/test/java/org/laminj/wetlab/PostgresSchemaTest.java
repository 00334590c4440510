package org.laminj.wetlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("A new database on PostgreSQL")
class PostgresSchemaTest {

    private static final String COLUMNS = "SELECT 'column ' || c.relname || ' ' || a.attname || ' ' ||"
            + " replace(format_type(a.atttypid, a.atttypmod), 'character varying', 'varchar') || ' ' ||"
            + " CASE WHEN a.attnotnull THEN 'NOT NULL' ELSE 'NULL' END || ' ' ||"
            + " CASE WHEN a.attidentity = 'd' THEN 'IDENTITY BY DEFAULT' ELSE '' END"
            + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind = 'r' AND a.attnum > 0"
            + " AND c.relnamespace = current_schema()::regnamespace";

    private static final String CONSTRAINTS = "SELECT CASE contype WHEN 'f' THEN 'foreign' WHEN 'p' THEN 'primary' ELSE"
            + " 'unique' END || ' ' || conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
            + " WHERE contype IN ('f', 'p', 'u') AND connamespace = current_schema()::regnamespace";

    private static final String INDEXES = "SELECT 'index ' || i.indrelid::regclass::text || ' ' ||"
            + " substring(pg_get_indexdef(i.indexrelid) FROM 'btree .*') FROM pg_index i JOIN pg_class c ON c.oid ="
            + " i.indexrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM"
            + " pg_constraint WHERE conindid = i.indexrelid)";

    @TempDir
    Path folder;

    @Test
    void hasTheTablesKeysAndIndexesOfTheOriginal() throws IOException, SQLException {
        List<String> documented = documented();

        List<String> actual = introspected();

        assertThat(actual).containsExactlyInAnyOrderElementsOf(documented);
    }

    private static List<String> documented() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(RealInstance.shared("spec/schema-postgres.tsv"))) {
            String[] cells = (line + "\t\t\t\t\t\t").split("\t", -1);
            switch (cells[0]) {
                case "column" ->
                    lines.add(String.join(" ", "column", cells[1], cells[2], cells[3], cells[4], cells[5]));
                case "foreign" -> lines.add("foreign " + cells[1] + " " + cells[6] + " DEFERRABLE INITIALLY DEFERRED");
                case "primary", "unique", "index" -> lines.add(cells[0] + " " + cells[1] + " " + cells[6]);
                default -> assertThat(line).startsWith("#");
            }
        }
        return lines;
    }

    private List<String> introspected() throws SQLException {
        try (Instance instance =
                TestEnvironment.in(folder, TestDatabase.POSTGRES).create("fresh", "bionty", "wetlab")) {
            DatabaseUrl url = instance.settings().db();
            assertThat(url).isNotNull();
            List<String> lines = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://" + url.host() + ":" + url.port().orElse(5432) + "/"
                                    + url.database().orElseThrow(),
                            url.user().orElseThrow(),
                            url.password().orElse(""));
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(COLUMNS, CONSTRAINTS, INDEXES)) {
                    ResultSet results = statement.executeQuery(sql);
                    while (results.next()) {
                        lines.add(results.getString(1));
                    }
                }
            }
            return lines;
        }
    }
}
