package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The store of an instance on SQLite")
final class SqliteStoreTest extends StoreContract {

    SqliteStoreTest() {
        super(TestDatabase.SQLITE);
    }
}
