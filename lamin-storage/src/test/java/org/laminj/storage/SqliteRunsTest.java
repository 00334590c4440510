package org.laminj.storage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Runs on SQLite")
final class SqliteRunsTest extends RunsContract {

    SqliteRunsTest() {
        super(TestDatabase.SQLITE);
    }
}
