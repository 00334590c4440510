package org.laminj.storage.internal.s3;

import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;

/** A program that tells what is known of objects. */
final class Look {

    private Look() {}

    public static void main(String[] paths) {
        StorageBackends backends = StorageBackends.discovered();
        for (String path : paths) {
            try {
                System.out.println(
                        backends.stat(StoragePath.of(path)).orElseThrow().sizeBytes() + " bytes");
            } catch (StorageException e) {
                System.out.println(e.reason() + " " + e.getMessage());
            }
        }
    }
}
