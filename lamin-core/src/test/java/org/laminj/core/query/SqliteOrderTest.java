package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An order on SQLite")
final class SqliteOrderTest extends OrderContract {

    SqliteOrderTest() {
        super(TestDatabase.SQLITE);
    }
}
