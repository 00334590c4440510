package org.laminj.benchmark;

import java.util.List;
import java.util.Set;
import org.laminj.core.testing.TestDatabase;

/** From which kind of database into which. */
record Direction(TestDatabase from, TestDatabase to) {

    /** All four, or those that are possible with some kinds of databases. */
    static List<Direction> among(Set<TestDatabase> kinds) {
        return kinds.stream()
                .flatMap(from -> kinds.stream().map(to -> new Direction(from, to)))
                .toList();
    }

    /** The name of a kind of database for people. */
    static String name(TestDatabase kind) {
        return switch (kind) {
            case SQLITE -> "SQLite";
            case POSTGRES -> "PostgreSQL";
        };
    }

    @Override
    public String toString() {
        return name(from) + " → " + name(to);
    }
}
