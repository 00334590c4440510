package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Saving records on SQLite")
final class SqliteSavingTest extends SavingContract {

    SqliteSavingTest() {
        super(TestDatabase.SQLITE);
    }
}
