package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of two records that agree in a unique key alone on SQLite")
final class SqliteEveryUniqueKeyTest extends EveryUniqueKeyContract {

    SqliteEveryUniqueKeyTest() {
        super(TestDatabase.SQLITE);
    }
}
