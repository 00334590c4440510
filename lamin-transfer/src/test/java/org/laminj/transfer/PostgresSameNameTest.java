package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Where the target has another record of the same name on PostgreSQL")
final class PostgresSameNameTest extends SameNameContract {

    PostgresSameNameTest() {
        super(TestDatabase.POSTGRES);
    }
}
