package org.laminj.core.hierarchy;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Hierarchies on SQLite")
final class SqliteHierarchyTest extends HierarchyContract {

    SqliteHierarchyTest() {
        super(TestDatabase.SQLITE);
    }
}
