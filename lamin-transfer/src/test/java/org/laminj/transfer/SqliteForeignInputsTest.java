package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Inputs from another instance, on SQLite")
final class SqliteForeignInputsTest extends ForeignInputsContract {

    SqliteForeignInputsTest() {
        super(TestDatabase.SQLITE);
    }
}
