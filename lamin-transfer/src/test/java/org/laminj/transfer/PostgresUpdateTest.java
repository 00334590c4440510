package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A record that the target has already on PostgreSQL")
final class PostgresUpdateTest extends UpdateContract {

    PostgresUpdateTest() {
        super(TestDatabase.POSTGRES);
    }
}
