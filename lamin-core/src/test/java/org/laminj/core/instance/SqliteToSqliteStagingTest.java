package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Rows of SQLite that are staged in SQLite")
final class SqliteToSqliteStagingTest extends StagingContract {

    SqliteToSqliteStagingTest() {
        super(TestDatabase.SQLITE, TestDatabase.SQLITE);
    }
}
