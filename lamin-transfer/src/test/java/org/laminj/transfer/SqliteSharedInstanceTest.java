package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An instance that threads share, on SQLite")
final class SqliteSharedInstanceTest extends SharedInstanceContract {

    SqliteSharedInstanceTest() {
        super(TestDatabase.SQLITE);
    }
}
