package org.laminj.core.testing;

import java.nio.file.Path;
import org.laminj.core.InitOptions;

/** Where the instances of a test have their databases. */
public enum TestDatabase {
    /** A SQLite file in the storage of each. */
    SQLITE {
        @Override
        public InitOptions in(Path folder, InitOptions options) {
            return options;
        }
    },
    /** A database of its own for each on one PostgreSQL server. */
    POSTGRES {
        @Override
        public TestDatabase available() {
            TestPostgres.start();
            return this;
        }

        @Override
        public InitOptions in(Path folder, InitOptions options) {
            return options.withDatabase(TestPostgres.newDatabase(folder));
        }
    };

    /**
     * This kind of database, when a test is made. Where it cannot be had the test skips with the reason, before
     * anything of it is run; in CI it fails.
     */
    public TestDatabase available() {
        return this;
    }

    /** The same options with a database of this kind, for a test whose temporary folder is given. */
    public abstract InitOptions in(Path folder, InitOptions options);
}
