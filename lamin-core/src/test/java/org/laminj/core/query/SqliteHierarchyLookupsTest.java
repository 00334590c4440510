package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lookups of hierarchies on SQLite")
final class SqliteHierarchyLookupsTest extends HierarchyLookupsContract {

    SqliteHierarchyLookupsTest() {
        super(TestDatabase.SQLITE);
    }
}
