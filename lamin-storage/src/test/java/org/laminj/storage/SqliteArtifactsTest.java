package org.laminj.storage;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On SQLite artifacts")
class SqliteArtifactsTest extends ArtifactsContract {

    SqliteArtifactsTest() {
        super(TestDatabase.SQLITE);
    }
}
