package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("What people see, before and after a transfer into PostgreSQL,")
final class PostgresGoldenTransferTest extends GoldenTransferContract {

    PostgresGoldenTransferTest() {
        super(TestDatabase.POSTGRES);
    }
}
