package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The plan of a transfer on SQLite")
final class SqliteTransferPlanTest extends TransferPlanContract {

    SqliteTransferPlanTest() {
        super(TestDatabase.SQLITE);
    }
}
