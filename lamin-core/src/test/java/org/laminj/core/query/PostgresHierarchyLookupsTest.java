package org.laminj.core.query;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lookups of hierarchies on PostgreSQL")
final class PostgresHierarchyLookupsTest extends HierarchyLookupsContract {

    PostgresHierarchyLookupsTest() {
        super(TestDatabase.POSTGRES);
    }
}
