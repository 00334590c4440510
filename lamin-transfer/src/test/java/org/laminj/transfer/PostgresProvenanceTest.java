package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("What a transfer brings on PostgreSQL")
final class PostgresProvenanceTest extends ProvenanceContract {

    PostgresProvenanceTest() {
        super(TestDatabase.POSTGRES);
    }
}
