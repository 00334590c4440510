package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Who cancels, on SQLite,")
final class SqliteCancellationTest extends CancellationContract {

    SqliteCancellationTest() {
        super(
                TestDatabase.SQLITE,
                "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n");
    }
}
