package org.laminj.wetlab;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On PostgreSQL what people see of")
final class PostgresDisplayTest extends DisplayContract {

    PostgresDisplayTest() {
        super(TestDatabase.POSTGRES);
    }
}
