package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of a record with versions on SQLite")
final class SqliteVersionsTest extends VersionsContract {

    SqliteVersionsTest() {
        super(TestDatabase.SQLITE);
    }
}
