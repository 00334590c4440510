package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A frame on SQLite")
final class SqliteFrameTest extends FrameContract {

    SqliteFrameTest() {
        super(TestDatabase.SQLITE);
    }
}
