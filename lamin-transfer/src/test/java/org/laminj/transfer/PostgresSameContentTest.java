package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Where the target has the same content under another uid, a transfer on PostgreSQL")
final class PostgresSameContentTest extends SameContentContract {

    PostgresSameContentTest() {
        super(TestDatabase.POSTGRES);
    }
}
