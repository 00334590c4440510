package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Rows of PostgreSQL that are staged in PostgreSQL")
final class PostgresToPostgresStagingTest extends StagingContract {

    PostgresToPostgresStagingTest() {
        super(TestDatabase.POSTGRES, TestDatabase.POSTGRES);
    }
}
