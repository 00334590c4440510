package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Getting one record on SQLite")
final class SqliteGetTest extends GetContract {

    SqliteGetTest() {
        super(TestDatabase.SQLITE);
    }
}
