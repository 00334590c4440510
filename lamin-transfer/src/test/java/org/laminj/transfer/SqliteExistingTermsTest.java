package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms that the target accepts in a transfer into SQLite")
final class SqliteExistingTermsTest extends ExistingTermsContract {

    SqliteExistingTermsTest() {
        super(TestDatabase.SQLITE);
    }
}
