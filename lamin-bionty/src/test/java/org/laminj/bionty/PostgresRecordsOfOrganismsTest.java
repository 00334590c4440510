package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Records of an organism on PostgreSQL")
final class PostgresRecordsOfOrganismsTest extends RecordsOfOrganismsContract {

    PostgresRecordsOfOrganismsTest() {
        super(TestDatabase.POSTGRES);
    }
}
