package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that does not come to its end leaves the target on PostgreSQL")
final class PostgresInterruptedTransferTest extends InterruptedTransferContract {

    PostgresInterruptedTransferTest() {
        super(TestDatabase.POSTGRES);
    }
}
