package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Where the target has another record of the same name on SQLite")
final class SqliteSameNameTest extends SameNameContract {

    SqliteSameNameTest() {
        super(TestDatabase.SQLITE);
    }
}
