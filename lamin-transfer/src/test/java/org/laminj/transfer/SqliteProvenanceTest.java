package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("What a transfer brings on SQLite")
final class SqliteProvenanceTest extends ProvenanceContract {

    SqliteProvenanceTest() {
        super(TestDatabase.SQLITE);
    }
}
