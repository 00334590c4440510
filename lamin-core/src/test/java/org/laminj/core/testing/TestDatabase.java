package org.laminj.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.laminj.core.InitOptions;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;

/** Where the instances of a test have their databases. */
public enum TestDatabase {
    /** A SQLite file in the storage of each. */
    SQLITE {
        @Override
        public InitOptions in(Path folder, InitOptions options) {
            return options;
        }

        @Override
        InstanceSettings copy(InstanceSettings template, InstanceSettings wanted, Path folder) {
            try {
                Files.createDirectories(wanted.storageRoot().path());
                Files.copy(
                        template.sqliteFile().orElseThrow(), wanted.sqliteFile().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return wanted;
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

        @Override
        InstanceSettings copy(InstanceSettings template, InstanceSettings wanted, Path folder) {
            String url = TestPostgres.copy(template.db().database().orElseThrow(), folder);
            return wanted.toBuilder().db(DatabaseUrl.parse(url)).build();
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

    /** The settings of an instance, without its database yet, with a copy of the database of another. */
    abstract InstanceSettings copy(InstanceSettings template, InstanceSettings wanted, Path folder);
}
