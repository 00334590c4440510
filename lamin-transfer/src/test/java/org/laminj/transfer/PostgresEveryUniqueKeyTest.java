package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Of two records that agree in a unique key alone on PostgreSQL")
final class PostgresEveryUniqueKeyTest extends EveryUniqueKeyContract {

    PostgresEveryUniqueKeyTest() {
        super(TestDatabase.POSTGRES);
    }
}
