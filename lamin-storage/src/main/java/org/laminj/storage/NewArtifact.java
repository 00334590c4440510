package org.laminj.storage;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.StoragePath;

/**
 * A file or folder that shall become an artifact: where it lies, and what it is to be called. Immutable; each step
 * returns another one.
 *
 * @param path of the file or folder, or of an object or a folder in a bucket
 * @param key by which people find it; null to take that of its place in a registered location, or none
 * @param description what it is, for people
 * @param type {@code dataset} or {@code model}
 * @param version a tag for this version, free text
 * @param storage into which content is copied that lies in no registered location; null for the default one
 * @param revises the artifact of which this is a new version
 */
public record NewArtifact(
        StoragePath path,
        @Nullable String key,
        @Nullable String description,
        @Nullable String type,
        @Nullable String version,
        @Nullable Storage storage,
        @Nullable Artifact revises) {

    public NewArtifact {
        requireNonNull(path, "path");
    }

    /**
     * A path of this machine, or a URL such as {@code s3://bucket/key}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static NewArtifact from(String pathOrUrl) {
        return new NewArtifact(StoragePath.of(pathOrUrl), null, null, null, null, null, null);
    }

    /** A file or folder of this machine. */
    public static NewArtifact from(Path file) {
        return new NewArtifact(StoragePath.of(file), null, null, null, null, null, null);
    }

    public NewArtifact withKey(@Nullable String newKey) {
        return new NewArtifact(path, newKey, description, type, version, storage, revises);
    }

    public NewArtifact withDescription(@Nullable String newDescription) {
        return new NewArtifact(path, key, newDescription, type, version, storage, revises);
    }

    /** {@code dataset} or {@code model}. */
    public NewArtifact withType(@Nullable String newType) {
        return new NewArtifact(path, key, description, newType, version, storage, revises);
    }

    public NewArtifact withVersion(@Nullable String newVersion) {
        return new NewArtifact(path, key, description, type, newVersion, storage, revises);
    }

    /** Copies it into this location, which the instance manages, if it lies in none yet. */
    public NewArtifact into(@Nullable Storage location) {
        return new NewArtifact(path, key, description, type, version, location, revises);
    }

    /** Makes it a new version of an artifact; the latest one of its family is taken, whichever is given. */
    public NewArtifact revising(@Nullable Artifact earlier) {
        return new NewArtifact(path, key, description, type, version, storage, earlier);
    }
}
