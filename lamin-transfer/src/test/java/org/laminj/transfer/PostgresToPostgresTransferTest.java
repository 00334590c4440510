package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer from PostgreSQL into PostgreSQL")
final class PostgresToPostgresTransferTest extends TransferContract {

    PostgresToPostgresTransferTest() {
        super(TestDatabase.POSTGRES, TestDatabase.POSTGRES);
    }
}
