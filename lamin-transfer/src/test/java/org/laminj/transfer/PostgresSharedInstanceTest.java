package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An instance that threads share, on PostgreSQL")
final class PostgresSharedInstanceTest extends SharedInstanceContract {

    PostgresSharedInstanceTest() {
        super(TestDatabase.POSTGRES);
    }
}
