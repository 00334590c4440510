package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A search on SQLite")
final class SqliteSearchTest extends SearchContract {

    SqliteSearchTest() {
        super(TestDatabase.SQLITE);
    }
}
