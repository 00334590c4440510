package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that is broken off on SQLite")
final class SqliteFaultTest extends FaultContract {

    SqliteFaultTest() {
        super(TestDatabase.SQLITE);
    }
}
