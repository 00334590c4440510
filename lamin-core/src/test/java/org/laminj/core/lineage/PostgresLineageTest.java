package org.laminj.core.lineage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lineage on PostgreSQL")
final class PostgresLineageTest extends LineageContract {

    PostgresLineageTest() {
        super(TestDatabase.POSTGRES);
    }
}
