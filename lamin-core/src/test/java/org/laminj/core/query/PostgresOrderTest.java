package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An order on PostgreSQL")
final class PostgresOrderTest extends OrderContract {

    PostgresOrderTest() {
        super(TestDatabase.POSTGRES);
    }
}
