package org.laminj.core;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is being run.
 *
 * @param type {@code notebook}, {@code script}, {@code pipeline} or {@code function}
 * @param key the file, e.g. {@code transfer.ipynb}; null for pipelines without one
 * @param name a title for people
 */
public record TrackOptions(String type, @Nullable String key, String name) {

    public TrackOptions {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
    }

    /** A notebook; tracking it again continues the most recent run. */
    public static TrackOptions notebook(String key, String title) {
        return new TrackOptions("notebook", key, title);
    }

    /** A script. */
    public static TrackOptions script(String key) {
        return new TrackOptions("script", key, key);
    }

    /** A pipeline. */
    public static TrackOptions pipeline(String name) {
        return new TrackOptions("pipeline", null, name);
    }

    /** Whether tracking again continues the most recent run. */
    public boolean continuesRuns() {
        return type.equals("notebook");
    }
}
