package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A query set on PostgreSQL")
final class PostgresQuerySetTest extends QuerySetContract {

    PostgresQuerySetTest() {
        super(TestDatabase.POSTGRES);
    }
}
