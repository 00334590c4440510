package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Conditions on PostgreSQL")
final class PostgresConditionsTest extends ConditionsContract {

    PostgresConditionsTest() {
        super(TestDatabase.POSTGRES);
    }
}
