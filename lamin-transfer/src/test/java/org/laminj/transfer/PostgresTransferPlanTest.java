package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The plan of a transfer on PostgreSQL")
final class PostgresTransferPlanTest extends TransferPlanContract {

    PostgresTransferPlanTest() {
        super(TestDatabase.POSTGRES);
    }
}
