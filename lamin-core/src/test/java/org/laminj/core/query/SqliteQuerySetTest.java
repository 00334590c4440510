package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A query set on SQLite")
final class SqliteQuerySetTest extends QuerySetContract {

    SqliteQuerySetTest() {
        super(TestDatabase.SQLITE);
    }
}
