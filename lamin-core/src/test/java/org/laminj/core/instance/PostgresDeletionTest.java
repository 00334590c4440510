package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Deleting records on PostgreSQL")
final class PostgresDeletionTest extends DeletionContract {

    PostgresDeletionTest() {
        super(TestDatabase.POSTGRES);
    }
}
