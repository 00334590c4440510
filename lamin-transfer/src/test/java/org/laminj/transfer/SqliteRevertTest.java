package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Taking a transfer back on SQLite")
final class SqliteRevertTest extends RevertContract {

    SqliteRevertTest() {
        super(TestDatabase.SQLITE);
    }
}
