package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Deleting records on SQLite")
final class SqliteDeletionTest extends DeletionContract {

    SqliteDeletionTest() {
        super(TestDatabase.SQLITE);
    }
}
