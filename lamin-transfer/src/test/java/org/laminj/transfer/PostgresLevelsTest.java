package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The level of a transfer on PostgreSQL")
final class PostgresLevelsTest extends LevelsContract {

    PostgresLevelsTest() {
        super(TestDatabase.POSTGRES);
    }
}
