package org.laminj.wetlab;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Tables on SQLite")
final class SqliteGoldenTest extends GoldenContract {

    SqliteGoldenTest() {
        super(TestDatabase.SQLITE);
    }
}
