package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of a hierarchy a transfer on PostgreSQL")
final class PostgresParentsTest extends ParentsContract {

    PostgresParentsTest() {
        super(TestDatabase.POSTGRES);
    }
}
