package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Sources on SQLite")
final class SqliteSourcesTest extends SourcesContract {

    SqliteSourcesTest() {
        super(TestDatabase.SQLITE);
    }
}
