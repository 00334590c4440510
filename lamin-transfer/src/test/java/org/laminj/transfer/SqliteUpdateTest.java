package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record that the target has already on SQLite")
final class SqliteUpdateTest extends UpdateContract {

    SqliteUpdateTest() {
        super(TestDatabase.SQLITE);
    }
}
