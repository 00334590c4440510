package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer from PostgreSQL into SQLite")
final class PostgresToSqliteTransferTest extends TransferContract {

    PostgresToSqliteTransferTest() {
        super(TestDatabase.POSTGRES, TestDatabase.SQLITE);
    }
}
