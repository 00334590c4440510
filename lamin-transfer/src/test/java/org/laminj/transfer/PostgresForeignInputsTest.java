package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Inputs from another instance, on PostgreSQL")
final class PostgresForeignInputsTest extends ForeignInputsContract {

    PostgresForeignInputsTest() {
        super(TestDatabase.POSTGRES);
    }
}
