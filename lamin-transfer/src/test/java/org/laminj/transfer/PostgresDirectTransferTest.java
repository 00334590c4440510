package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Selected itself, on PostgreSQL")
final class PostgresDirectTransferTest extends DirectTransferContract {

    PostgresDirectTransferTest() {
        super(TestDatabase.POSTGRES);
    }
}
