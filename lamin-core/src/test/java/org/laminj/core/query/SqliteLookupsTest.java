package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lookups on SQLite")
final class SqliteLookupsTest extends LookupsContract {

    SqliteLookupsTest() {
        super(TestDatabase.SQLITE);
    }
}
