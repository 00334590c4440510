package org.laminj.core.instance;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Tracking on PostgreSQL")
final class PostgresTrackTest extends TrackContract {

    PostgresTrackTest() {
        super(TestDatabase.POSTGRES);
    }
}
