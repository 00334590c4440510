package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms that the target accepts in a transfer into PostgreSQL")
final class PostgresExistingTermsTest extends ExistingTermsContract {

    PostgresExistingTermsTest() {
        super(TestDatabase.POSTGRES);
    }
}
