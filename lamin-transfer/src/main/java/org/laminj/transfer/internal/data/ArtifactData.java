package org.laminj.transfer.internal.data;

import org.jspecify.annotations.Nullable;

/**
 * What rows say of the data of an artifact that the target shall have.
 *
 * @param uid of the artifact in the target
 * @param location root of the storage where the data is
 * @param key of the object or folder in it
 * @param copy key in the target's default storage where it shall be; null if it stays
 * @param sizeBytes how much it holds; null if that is not known
 * @param hash of its content; null if that is not known
 * @param hashType how the hash was computed; null if that is not known
 * @param objects how many objects a folder has; null for a single object
 */
public record ArtifactData(
        String uid,
        String location,
        String key,
        @Nullable String copy,
        @Nullable Long sizeBytes,
        @Nullable String hash,
        @Nullable String hashType,
        @Nullable Long objects) {}
