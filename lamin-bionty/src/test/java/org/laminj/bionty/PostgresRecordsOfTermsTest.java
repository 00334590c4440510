package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record that is there already, on PostgreSQL")
final class PostgresRecordsOfTermsTest extends RecordsOfTermsContract {

    PostgresRecordsOfTermsTest() {
        super(TestDatabase.POSTGRES);
    }
}
