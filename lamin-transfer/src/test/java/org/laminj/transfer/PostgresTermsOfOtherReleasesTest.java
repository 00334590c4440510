package org.laminj.transfer;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms of other releases in a transfer into PostgreSQL")
final class PostgresTermsOfOtherReleasesTest extends TermsOfOtherReleasesContract {

    PostgresTermsOfOtherReleasesTest() {
        super(TestDatabase.POSTGRES);
    }
}
