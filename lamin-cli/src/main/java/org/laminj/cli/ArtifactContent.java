package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Artifact;

/**
 * An artifact and where its content is, for programs.
 *
 * @param size in bytes
 * @param path a path of this machine or a URL
 */
record ArtifactContent(
        String uid,
        @Nullable String key,
        @Nullable String description,
        String suffix,
        @Nullable Long size,
        @Nullable String hash,
        String path) {

    static ArtifactContent at(Object path, Artifact artifact) {
        return new ArtifactContent(
                artifact.uid(),
                artifact.key(),
                artifact.description(),
                artifact.suffix(),
                artifact.size(),
                artifact.hash(),
                path.toString());
    }
}
