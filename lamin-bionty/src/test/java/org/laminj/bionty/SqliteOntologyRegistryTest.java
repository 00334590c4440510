package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A registry of terms on SQLite")
final class SqliteOntologyRegistryTest extends OntologyRegistryContract {

    SqliteOntologyRegistryTest() {
        super(TestDatabase.SQLITE);
    }
}
