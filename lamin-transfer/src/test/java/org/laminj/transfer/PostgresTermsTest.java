package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms of a transfer into PostgreSQL")
final class PostgresTermsTest extends TermsContract {

    PostgresTermsTest() {
        super(TestDatabase.POSTGRES);
    }
}
