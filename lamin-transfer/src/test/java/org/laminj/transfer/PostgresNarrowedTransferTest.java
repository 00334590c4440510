package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that is narrowed on PostgreSQL")
final class PostgresNarrowedTransferTest extends NarrowedTransferContract {

    PostgresNarrowedTransferTest() {
        super(TestDatabase.POSTGRES);
    }
}
