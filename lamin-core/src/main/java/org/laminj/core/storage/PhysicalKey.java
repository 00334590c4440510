package org.laminj.core.storage;

import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Artifact;

/**
 * The part of an artifact's path that follows the root of its storage. Mirrors {@code auto_storage_key_from_artifact} of
 * the original.
 */
public final class PhysicalKey {

    /** The folder in each storage for objects that no user named. */
    public static final String RESERVED_FOLDER = ".lamindb";

    private static final int STEM_LENGTH = 16;

    private PhysicalKey() {}

    /** The key of an artifact: its own, or one made of its uid where that is virtual or missing. */
    public static String of(Artifact artifact) {
        return of(
                artifact.key(),
                artifact.keyIsVirtual(),
                artifact.uid(),
                artifact.suffix(),
                artifact.nObjects() != null);
    }

    /** As {@link #of(Artifact)}, by the values that a database has. */
    public static String of(
            @Nullable String key, boolean keyIsVirtual, String uid, @Nullable String suffix, boolean folder) {
        return key == null || keyIsVirtual ? ofUid(uid, suffix, folder) : key;
    }

    /** The key that is made of a uid. Versions of a folder share theirs, for they share their objects. */
    public static String ofUid(String uid, @Nullable String suffix, boolean folder) {
        String name = folder && uid.length() > STEM_LENGTH ? uid.substring(0, STEM_LENGTH) : uid;
        return RESERVED_FOLDER + "/" + name + (suffix == null ? "" : suffix);
    }
}
