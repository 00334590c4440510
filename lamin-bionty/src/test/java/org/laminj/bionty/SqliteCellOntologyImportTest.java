package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The Cell Ontology on SQLite")
final class SqliteCellOntologyImportTest extends CellOntologyImportContract {

    SqliteCellOntologyImportTest() {
        super(TestDatabase.SQLITE);
    }
}
