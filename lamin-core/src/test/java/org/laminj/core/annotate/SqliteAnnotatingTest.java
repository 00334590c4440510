package org.laminj.core.annotate;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Annotating on SQLite")
final class SqliteAnnotatingTest extends AnnotatingContract {

    SqliteAnnotatingTest() {
        super(TestDatabase.SQLITE);
    }
}
