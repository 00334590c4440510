package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The level of a transfer on SQLite")
final class SqliteLevelsTest extends LevelsContract {

    SqliteLevelsTest() {
        super(TestDatabase.SQLITE);
    }
}
