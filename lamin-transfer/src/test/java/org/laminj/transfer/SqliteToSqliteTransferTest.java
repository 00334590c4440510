package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer from SQLite into SQLite")
final class SqliteToSqliteTransferTest extends TransferContract {

    SqliteToSqliteTransferTest() {
        super(TestDatabase.SQLITE, TestDatabase.SQLITE);
    }
}
