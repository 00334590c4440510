package org.laminj.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * What must be true of a place for something to be written there; checked and written in one step where the storage can.
 *
 * @param kind what must be there
 * @param version the version that must be there; null unless one is asked for
 */
public record WriteCondition(Kind kind, @Nullable String version) {

    /** What must be at the place. */
    public enum Kind {
        /** Anything or nothing: what is there is replaced. */
        ANYTHING,
        /** Nothing. */
        NOTHING,
        /** An object of a version. */
        VERSION
    }

    private static final WriteCondition ANYTHING = new WriteCondition(Kind.ANYTHING, null);
    private static final WriteCondition NOTHING = new WriteCondition(Kind.NOTHING, null);

    /** Writes in any case. */
    public static WriteCondition none() {
        return ANYTHING;
    }

    /** Writes only where there is no object. */
    public static WriteCondition ifAbsent() {
        return NOTHING;
    }

    /** Writes only over an object that is as it was when somebody looked. */
    public static WriteCondition ifUnchanged(StoredObject object) {
        return ifVersion(object.version());
    }

    /** Writes only over an object of that {@link StoredObject#version}. */
    public static WriteCondition ifVersion(String version) {
        return new WriteCondition(Kind.VERSION, version);
    }
}
