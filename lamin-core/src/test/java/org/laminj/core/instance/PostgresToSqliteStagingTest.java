package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Rows of PostgreSQL that are staged in SQLite")
final class PostgresToSqliteStagingTest extends StagingContract {

    PostgresToSqliteStagingTest() {
        super(TestDatabase.POSTGRES, TestDatabase.SQLITE);
    }
}
