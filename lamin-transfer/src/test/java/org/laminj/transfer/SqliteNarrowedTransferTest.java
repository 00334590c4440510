package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that is narrowed on SQLite")
final class SqliteNarrowedTransferTest extends NarrowedTransferContract {

    SqliteNarrowedTransferTest() {
        super(TestDatabase.SQLITE);
    }
}
