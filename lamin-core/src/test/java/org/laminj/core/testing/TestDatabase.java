package org.laminj.core.testing;

import org.laminj.core.InitOptions;

/** Where the instances of a test have their databases. */
public enum TestDatabase {
    /** A SQLite file in the storage of each. */
    SQLITE {
        @Override
        InitOptions in(InitOptions options) {
            return options;
        }
    },
    /** A database of its own for each on one PostgreSQL server. */
    POSTGRES {
        @Override
        InitOptions in(InitOptions options) {
            return options.withDatabase(TestPostgres.newDatabase());
        }
    };

    /** The same options with a database of this kind. */
    abstract InitOptions in(InitOptions options);
}
