package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lineage across transfers on SQLite")
final class SqliteLineageAcrossTransfersTest extends LineageAcrossTransfersContract {

    SqliteLineageAcrossTransfersTest() {
        super(TestDatabase.SQLITE);
    }
}
