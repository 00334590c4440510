package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record of every registry with awkward text in every field on SQLite")
final class SqliteEveryRegistryTest extends EveryRegistryContract {

    SqliteEveryRegistryTest() {
        super(TestDatabase.SQLITE);
    }
}
