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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("An instance that we initialise")
class SchemaTest {

    @TempDir
    Path folder;

    @Test
    void hasTheTablesThatTheOriginalLeavesBehind() throws Exception {
        Set<String> expected = new TreeSet<>(documented(RealInstance.shared("spec/schema-sqlite.tsv")));

        Set<String> actual = introspected("bionty", "wetlab");

        assertThat(difference(actual, expected)).as("only in ours").isEmpty();
        assertThat(difference(expected, actual)).as("only in the original").isEmpty();
    }

    @Test
    void hasTheMigrationsOfItsModules() throws Exception {
        assertThat(query("SELECT app || ' ' || name FROM django_migrations", "bionty", "wetlab"))
                .containsExactlyInAnyOrderElementsOf(migrations("core,bionty,wetlab"));
        assertThat(query("SELECT app || ' ' || name FROM django_migrations", "bionty"))
                .containsExactlyInAnyOrderElementsOf(migrations("core,bionty"));
    }

    @Test
    void hasTheSourcesOfPublicOntologies() throws Exception {
        List<String> expected = Files.readAllLines(RealInstance.shared("spec/bionty-sources.tsv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                .toList();

        List<String> actual = query(
                "SELECT concat_ws('\t', id, uid, entity, organism, name, version, currently_used, description, url, md5,"
                        + " source_website) FROM bionty_source WHERE in_db = 0 AND run_id IS NULL AND created_by_id = 1"
                        + " ORDER BY id",
                "bionty");

        assertThat(actual).hasSize(101).containsExactlyElementsOf(expected);
    }

    private static Set<String> difference(Set<String> left, Set<String> right) {
        Set<String> only = new TreeSet<>(left);
        only.removeAll(right);
        return only;
    }

    private static List<String> migrations(String modules) throws IOException {
        return Files.readAllLines(RealInstance.shared("spec/django-migrations.tsv")).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells[0].equals(modules))
                .map(cells -> cells[2] + " " + cells[3])
                .toList();
    }

    /** A line for each column and each index, without the names of indexes, which differ. */
    private static List<String> documented(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = (line + "\t\t\t\t\t\t").split("\t", -1);
            if (cells[0].equals("column")) {
                lines.add(String.join(
                        " ",
                        "column",
                        cells[1],
                        cells[2],
                        cells[3].toLowerCase(Locale.ROOT),
                        cells[4],
                        cells[5],
                        cells[6]));
            } else if (cells[0].equals("index")) {
                boolean unique = cells[5].startsWith("UNIQUE");
                lines.add(String.join(" ", "index", cells[1], unique ? "UNIQUE" : "", cells[6]));
            }
        }
        return lines;
    }

    private Set<String> introspected(String... modules) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (Connection connection = initialised(modules)) {
            for (String table : strings(
                    connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                lines.addAll(columns(connection, table));
                lines.addAll(indexes(connection, table));
            }
        }
        return lines;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        Map<String, String> references = new HashMap<>();
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet keys = statement.executeQuery("PRAGMA foreign_key_list(\"" + table + "\")");
            while (keys.next()) {
                references.put(keys.getString("from"), keys.getString("table") + "(" + keys.getString("to") + ")");
            }
            ResultSet columns = statement.executeQuery("PRAGMA table_info(\"" + table + "\")");
            while (columns.next()) {
                String name = columns.getString("name");
                lines.add(String.join(
                        " ",
                        "column",
                        table,
                        name,
                        columns.getString("type").toLowerCase(Locale.ROOT),
                        columns.getBoolean("notnull") ? "NOT NULL" : "NULL",
                        columns.getBoolean("pk") ? "PK AUTOINCREMENT" : "",
                        references.getOrDefault(name, "")));
            }
        }
        return lines;
    }

    private static List<String> indexes(Connection connection, String table) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String index : strings(connection, "SELECT name FROM pragma_index_list('" + table + "')")) {
            String unique = strings(
                                    connection,
                                    "SELECT \"unique\" FROM pragma_index_list('" + table + "') WHERE name = '" + index
                                            + "'")
                            .contains("1")
                    ? "UNIQUE"
                    : "";
            lines.add(String.join(
                    " ",
                    "index",
                    table,
                    unique,
                    String.join(",", strings(connection, "SELECT name FROM pragma_index_info('" + index + "')"))));
        }
        return lines;
    }

    private List<String> query(String sql, String... modules) throws SQLException {
        try (Connection connection = initialised(modules)) {
            return strings(connection, sql);
        }
    }

    private Connection initialised(String... modules) throws SQLException {
        String name = "fresh-" + String.join("-", modules);
        try (Instance instance = TestEnvironment.in(folder).create(name, modules)) {
            return DriverManager.getConnection(
                    "jdbc:sqlite:" + instance.settings().sqliteFile().orElseThrow());
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                strings.add(results.getString(1));
            }
        }
        return strings;
    }
}
