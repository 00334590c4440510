package org.laminj.wetlab;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Tables on PostgreSQL")
final class PostgresGoldenTest extends GoldenContract {

    PostgresGoldenTest() {
        super(TestDatabase.POSTGRES);
    }
}
