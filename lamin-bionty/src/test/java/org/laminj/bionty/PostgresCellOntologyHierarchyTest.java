package org.laminj.bionty;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The hierarchy of the Cell Ontology on PostgreSQL")
final class PostgresCellOntologyHierarchyTest extends CellOntologyHierarchyContract {

    PostgresCellOntologyHierarchyTest() {
        super(TestDatabase.POSTGRES);
    }
}
