package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The data of a transfer into PostgreSQL")
final class PostgresDataTest extends DataContract {

    PostgresDataTest() {
        super(TestDatabase.POSTGRES);
    }
}
