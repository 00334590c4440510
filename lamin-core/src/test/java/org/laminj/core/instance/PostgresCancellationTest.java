package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Who cancels, on PostgreSQL,")
final class PostgresCancellationTest extends CancellationContract {

    PostgresCancellationTest() {
        super(TestDatabase.POSTGRES, "SELECT count(*) FROM pg_sleep(3600)");
    }
}
