package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that is broken off on PostgreSQL")
final class PostgresFaultTest extends FaultContract {

    PostgresFaultTest() {
        super(TestDatabase.POSTGRES);
    }
}
