package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms of a transfer into SQLite")
final class SqliteTermsTest extends TermsContract {

    SqliteTermsTest() {
        super(TestDatabase.SQLITE);
    }
}
