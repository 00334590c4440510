package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer in parts on PostgreSQL")
final class PostgresBatchTest extends BatchContract {

    PostgresBatchTest() {
        super(TestDatabase.POSTGRES);
    }
}
