package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Records of an organism on SQLite")
final class SqliteRecordsOfOrganismsTest extends RecordsOfOrganismsContract {

    SqliteRecordsOfOrganismsTest() {
        super(TestDatabase.SQLITE);
    }
}
