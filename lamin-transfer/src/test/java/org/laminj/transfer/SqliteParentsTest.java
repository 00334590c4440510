package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of a hierarchy a transfer on SQLite")
final class SqliteParentsTest extends ParentsContract {

    SqliteParentsTest() {
        super(TestDatabase.SQLITE);
    }
}
