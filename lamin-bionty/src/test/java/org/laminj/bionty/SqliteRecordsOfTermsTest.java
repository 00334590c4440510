package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record that is there already, on SQLite")
final class SqliteRecordsOfTermsTest extends RecordsOfTermsContract {

    SqliteRecordsOfTermsTest() {
        super(TestDatabase.SQLITE);
    }
}
