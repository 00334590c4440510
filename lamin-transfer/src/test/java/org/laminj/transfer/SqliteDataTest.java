package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The data of a transfer into SQLite")
final class SqliteDataTest extends DataContract {

    SqliteDataTest() {
        super(TestDatabase.SQLITE);
    }
}
