package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A search on PostgreSQL")
final class PostgresSearchTest extends SearchContract {

    PostgresSearchTest() {
        super(TestDatabase.POSTGRES);
    }
}
