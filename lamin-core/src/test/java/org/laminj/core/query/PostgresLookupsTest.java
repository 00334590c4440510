package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lookups on PostgreSQL")
final class PostgresLookupsTest extends LookupsContract {

    PostgresLookupsTest() {
        super(TestDatabase.POSTGRES);
    }
}
