package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The hierarchy of the Cell Ontology on SQLite")
final class SqliteCellOntologyHierarchyTest extends CellOntologyHierarchyContract {

    SqliteCellOntologyHierarchyTest() {
        super(TestDatabase.SQLITE);
    }
}
