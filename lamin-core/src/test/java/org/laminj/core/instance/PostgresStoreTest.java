package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The store of an instance on PostgreSQL")
final class PostgresStoreTest extends StoreContract {

    PostgresStoreTest() {
        super(TestDatabase.POSTGRES);
    }
}
