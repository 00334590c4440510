package org.laminj.storage.internal.gcs;

import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;

/** A program that tells what is known of an object. */
final class Look {

    private Look() {}

    public static void main(String[] paths) {
        StoragePath path = StoragePath.of(paths[0]);
        try {
            System.out.println(
                    StorageBackends.discovered().stat(path).orElseThrow().sizeBytes() + " bytes");
        } catch (StorageException e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }
}
