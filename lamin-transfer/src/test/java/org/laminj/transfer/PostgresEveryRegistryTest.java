package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record of every registry with awkward text in every field on PostgreSQL")
final class PostgresEveryRegistryTest extends EveryRegistryContract {

    PostgresEveryRegistryTest() {
        super(TestDatabase.POSTGRES);
    }
}
