package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A registry of terms on PostgreSQL")
final class PostgresOntologyRegistryTest extends OntologyRegistryContract {

    PostgresOntologyRegistryTest() {
        super(TestDatabase.POSTGRES);
    }
}
