package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A frame on PostgreSQL")
final class PostgresFrameTest extends FrameContract {

    PostgresFrameTest() {
        super(TestDatabase.POSTGRES);
    }
}
