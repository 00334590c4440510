package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The Cell Ontology on PostgreSQL")
final class PostgresCellOntologyImportTest extends CellOntologyImportContract {

    PostgresCellOntologyImportTest() {
        super(TestDatabase.POSTGRES);
    }
}
