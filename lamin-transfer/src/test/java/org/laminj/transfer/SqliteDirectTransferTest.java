package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Selected itself, on SQLite")
final class SqliteDirectTransferTest extends DirectTransferContract {

    SqliteDirectTransferTest() {
        super(TestDatabase.SQLITE);
    }
}
