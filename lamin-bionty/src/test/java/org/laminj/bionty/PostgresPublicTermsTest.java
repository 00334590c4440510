package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Public terms on PostgreSQL")
final class PostgresPublicTermsTest extends PublicTermsContract {

    PostgresPublicTermsTest() {
        super(TestDatabase.POSTGRES);
    }
}
