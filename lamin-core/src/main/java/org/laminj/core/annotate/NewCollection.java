package org.laminj.core.annotate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;

/**
 * Artifacts in order that somebody wants to save as a collection.
 *
 * <p>{@link org.laminj.core.Instance#save(NewCollection)} gives the collection that has the same content, if there is one.
 * Immutable; each step returns a new one. Mirrors the constructor of {@code Collection}.
 *
 * @param artifacts saved ones, at least one, each with other content
 * @param name null only for a new version, which takes over that of the version before it
 * @param description null for none
 * @param version a tag for people; null for none
 * @param revises the collection of which this is a new version; null for another one
 */
public record NewCollection(
        List<Artifact> artifacts,
        @Nullable String name,
        @Nullable String description,
        @Nullable String version,
        @Nullable Collection revises) {

    /**
     * @throws IllegalArgumentException if there are no artifacts
     */
    public NewCollection {
        artifacts = List.copyOf(artifacts);
        if (artifacts.isEmpty()) {
            throw new IllegalArgumentException("A collection has at least one artifact.");
        }
    }

    /** A collection of these artifacts, in this order. */
    public static NewCollection of(String name, List<Artifact> artifacts) {
        return new NewCollection(artifacts, name, null, null, null);
    }

    /** A new version of a collection, of these artifacts, in this order. */
    public static NewCollection revising(Collection collection, List<Artifact> artifacts) {
        return new NewCollection(artifacts, null, null, null, collection);
    }

    /** The same under another name. */
    public NewCollection withName(String wanted) {
        return new NewCollection(artifacts, wanted, description, version, revises);
    }

    /** The same with a description. */
    public NewCollection withDescription(String wanted) {
        return new NewCollection(artifacts, name, wanted, version, revises);
    }

    /** The same with a tag for its version. */
    public NewCollection withVersion(String tag) {
        return new NewCollection(artifacts, name, description, tag, revises);
    }
}
