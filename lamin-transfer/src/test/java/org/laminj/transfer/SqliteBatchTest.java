package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer in parts on SQLite")
final class SqliteBatchTest extends BatchContract {

    SqliteBatchTest() {
        super(TestDatabase.SQLITE);
    }
}
