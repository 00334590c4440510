package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Tracking on SQLite")
final class SqliteTrackTest extends TrackContract {

    SqliteTrackTest() {
        super(TestDatabase.SQLITE);
    }
}
