package org.laminj.core.hierarchy;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Hierarchies on PostgreSQL")
final class PostgresHierarchyTest extends HierarchyContract {

    PostgresHierarchyTest() {
        super(TestDatabase.POSTGRES);
    }
}
