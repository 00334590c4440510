package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Rows of SQLite that are staged in PostgreSQL")
final class SqliteToPostgresStagingTest extends StagingContract {

    SqliteToPostgresStagingTest() {
        super(TestDatabase.SQLITE, TestDatabase.POSTGRES);
    }
}
