package org.laminj.core.annotate;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Annotating on PostgreSQL")
final class PostgresAnnotatingTest extends AnnotatingContract {

    PostgresAnnotatingTest() {
        super(TestDatabase.POSTGRES);
    }
}
