package org.laminj.wetlab;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On SQLite what people see of")
final class SqliteDisplayTest extends DisplayContract {

    SqliteDisplayTest() {
        super(TestDatabase.SQLITE);
    }
}
