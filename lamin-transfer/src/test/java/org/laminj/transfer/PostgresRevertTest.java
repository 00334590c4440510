package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Taking a transfer back on PostgreSQL")
final class PostgresRevertTest extends RevertContract {

    PostgresRevertTest() {
        super(TestDatabase.POSTGRES);
    }
}
