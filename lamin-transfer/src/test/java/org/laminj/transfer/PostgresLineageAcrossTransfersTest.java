package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lineage across transfers on PostgreSQL")
final class PostgresLineageAcrossTransfersTest extends LineageAcrossTransfersContract {

    PostgresLineageAcrossTransfersTest() {
        super(TestDatabase.POSTGRES);
    }
}
