package org.laminj.core.lineage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lineage on SQLite")
final class SqliteLineageTest extends LineageContract {

    SqliteLineageTest() {
        super(TestDatabase.SQLITE);
    }
}
