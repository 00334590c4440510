package org.laminj.storage;

import java.nio.file.Path;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.testing.ShelfBackend;

/** A program that asks the cache for an object, and prints how often it had to read it. */
final class CachingProgram {

    private CachingProgram() {}

    /**
     * Asks for it.
     *
     * @param arguments the folder of the shelf, the folder of the cache, and the object
     */
    public static void main(String[] arguments) {
        ShelfBackend shelf = new ShelfBackend(Path.of(arguments[0]));
        ObjectCache.in(Path.of(arguments[1]), StorageBackends.of(shelf), Long.MAX_VALUE)
                .file(StoragePath.of(arguments[2]));
        System.out.print(shelf.requests().stream()
                .filter(request -> request.startsWith("read"))
                .count());
    }
}
