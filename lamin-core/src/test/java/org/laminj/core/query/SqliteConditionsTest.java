package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Conditions on SQLite")
final class SqliteConditionsTest extends ConditionsContract {

    SqliteConditionsTest() {
        super(TestDatabase.SQLITE);
    }
}
