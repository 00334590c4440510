package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of a record with versions on PostgreSQL")
final class PostgresVersionsTest extends VersionsContract {

    PostgresVersionsTest() {
        super(TestDatabase.POSTGRES);
    }
}
