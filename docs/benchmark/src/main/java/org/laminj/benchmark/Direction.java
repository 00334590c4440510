package org.laminj.benchmark;

import org.laminj.core.testing.TestDatabase;

/** From which kind of database into which. */
record Direction(TestDatabase from, TestDatabase to) {

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
