package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer from SQLite into PostgreSQL")
final class SqliteToPostgresTransferTest extends TransferContract {

    SqliteToPostgresTransferTest() {
        super(TestDatabase.SQLITE, TestDatabase.POSTGRES);
    }
}
