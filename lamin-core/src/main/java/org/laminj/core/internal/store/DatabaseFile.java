package org.laminj.core.internal.store;

import java.nio.file.Path;

/** A SQLite file, as long as it is used. */
public interface DatabaseFile extends AutoCloseable {

    /** Where it is. */
    Path path();

    /** Ends its use, when no connection to it is left. Does nothing the second time. */
    @Override
    void close();

    /** A file that is where it belongs. */
    static DatabaseFile at(Path path) {
        return new DatabaseFile() {
            @Override
            public Path path() {
                return path;
            }

            @Override
            public void close() {
                // It stays as it is.
            }
        };
    }
}
