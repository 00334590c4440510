package org.laminj.storage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Runs on PostgreSQL")
final class PostgresRunsTest extends RunsContract {

    PostgresRunsTest() {
        super(TestDatabase.POSTGRES);
    }
}
