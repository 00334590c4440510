package org.laminj.storage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On PostgreSQL artifacts")
class PostgresArtifactsTest extends ArtifactsContract {

    PostgresArtifactsTest() {
        super(TestDatabase.POSTGRES);
    }
}
