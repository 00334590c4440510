package org.laminj.core.uid;

import static java.util.Objects.requireNonNull;

/**
 * What one walk over a directory finds out.
 *
 * @param hash of the contents of all files, whatever their names; of type {@code md5-d}
 * @param objectCount number of files at any depth, {@code n_objects} of an artifact; directories do not count
 * @param sizeBytes sum of the file sizes
 */
public record DirectoryHash(ContentHash hash, long objectCount, long sizeBytes) {
    public DirectoryHash {
        requireNonNull(hash, "hash");
    }
}
