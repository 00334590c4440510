package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Sources on PostgreSQL")
final class PostgresSourcesTest extends SourcesContract {

    PostgresSourcesTest() {
        super(TestDatabase.POSTGRES);
    }
}
