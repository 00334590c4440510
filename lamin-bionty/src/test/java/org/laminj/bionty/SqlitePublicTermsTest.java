package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Public terms on SQLite")
final class SqlitePublicTermsTest extends PublicTermsContract {

    SqlitePublicTermsTest() {
        super(TestDatabase.SQLITE);
    }
}
