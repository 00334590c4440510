package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Getting one record on PostgreSQL")
final class PostgresGetTest extends GetContract {

    PostgresGetTest() {
        super(TestDatabase.POSTGRES);
    }
}
