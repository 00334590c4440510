package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.laminj.core.testing.JavaProgram;

/** A program that dies in the middle of a large write, so that SQLite's journal stays beside the database. */
final class HalfWritten {

    private HalfWritten() {}

    /** Runs the program as a process of its own and waits for its death. */
    static void leaveBehind(Path database) throws IOException, InterruptedException {
        Process writer = JavaProgram.of(HalfWritten.class)
                .process(database.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        writer.waitFor();
        assertThat(database.resolveSibling(database.getFileName() + "-journal")).isNotEmptyFile();
        assertThat(Files.exists(database)).isTrue();
    }

    public static void main(String[] arguments) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 5"); // makes SQLite write before the end of the transaction
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE django_migrations SET name = name || hex(randomblob(3000))");
            Runtime.getRuntime().halt(9);
        }
    }
}
