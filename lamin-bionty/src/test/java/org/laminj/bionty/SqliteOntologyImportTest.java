package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An import on SQLite")
final class SqliteOntologyImportTest extends OntologyImportContract {

    SqliteOntologyImportTest() {
        super(TestDatabase.SQLITE);
    }
}
