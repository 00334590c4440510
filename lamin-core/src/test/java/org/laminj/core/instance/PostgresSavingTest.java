package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Saving records on PostgreSQL")
final class PostgresSavingTest extends SavingContract {

    PostgresSavingTest() {
        super(TestDatabase.POSTGRES);
    }
}
