package org.laminj.core.uid;

import static java.util.Objects.requireNonNull;

/**
 * The uid of a transform, artifact or collection: a stem that all versions share, and four letters that count them.
 *
 * <p>The first version ends in {@code 0000}; the next one counts up in base 62 ({@code 0009} to {@code 000A}). Artifacts
 * of old instances have four random letters there. Their stem holds nevertheless, and {@link #next()} counts on from
 * these letters, as the original does.
 *
 * @param stem what all versions begin with: 12 letters for a transform, 16 for an artifact or a collection
 * @param suffix the last four letters
 */
public record VersionedUid(String stem, String suffix) {
    private static final int SUFFIX_LENGTH = 4;
    private static final String FIRST = "0000";

    /**
     * @throws IllegalArgumentException if the stem is empty, the suffix has not four letters, or one of them contains
     *     anything but {@code 0-9A-Za-z}
     */
    public VersionedUid {
        requireNonNull(stem, "stem");
        requireNonNull(suffix, "suffix");
        if (stem.isEmpty() || suffix.length() != SUFFIX_LENGTH || !Base62.isBase62(stem + suffix)) {
            throw malformed(stem + suffix, "It needs a stem and four more letters, all of 0-9A-Za-z.");
        }
    }

    /**
     * Splits a uid before its last four letters.
     *
     * @throws IllegalArgumentException if the uid has less than five letters or others than {@code 0-9A-Za-z}
     */
    public static VersionedUid parse(String uid) {
        int stemLength = uid.length() - SUFFIX_LENGTH;
        if (stemLength < 1) {
            throw malformed(uid, "It needs a stem and four more letters, all of 0-9A-Za-z.");
        }
        return new VersionedUid(uid.substring(0, stemLength), uid.substring(stemLength));
    }

    /**
     * Splits a uid of a registry whose stem length is known, and refuses any other length.
     *
     * @param stemLength 12 for a transform, 16 for an artifact or a collection
     * @throws IllegalArgumentException if the uid has not that many letters and four more, or others than
     *     {@code 0-9A-Za-z}
     */
    public static VersionedUid parse(String uid, int stemLength) {
        if (uid.length() != stemLength + SUFFIX_LENGTH) {
            int expected = stemLength + SUFFIX_LENGTH;
            throw malformed(uid, "It has " + uid.length() + " letters, but needs " + expected + ".");
        }
        return parse(uid);
    }

    /**
     * The first version of a family.
     *
     * @throws IllegalArgumentException if the stem is empty or contains anything but {@code 0-9A-Za-z}
     */
    public static VersionedUid first(String stem) {
        return new VersionedUid(stem, FIRST);
    }

    /** Whether this is the version that a family begins with. */
    public boolean isFirst() {
        return suffix.equals(FIRST);
    }

    /** Whether both are versions of the same thing. */
    public boolean isVersionOf(VersionedUid other) {
        return stem.equals(other.stem);
    }

    /**
     * The uid of the version after this one.
     *
     * @throws UidException if this is {@code zzzz}, the last one
     */
    public VersionedUid next() {
        StringBuilder digits = new StringBuilder(suffix);
        for (int position = SUFFIX_LENGTH - 1; position >= 0; position--) {
            int incremented = Base62.ALPHABET.indexOf(digits.charAt(position)) + 1;
            boolean carries = incremented == Base62.ALPHABET.length();
            digits.setCharAt(position, Base62.ALPHABET.charAt(carries ? 0 : incremented));
            if (!carries) {
                return new VersionedUid(stem, digits.toString());
            }
        }
        throw new UidException(
                "Cannot count on from uid '" + this + "': it is the last version that four letters can count."
                        + " Begin a new family of versions with a new stem.",
                toString());
    }

    /** The complete uid, as in the database. */
    @Override
    public String toString() {
        return stem + suffix;
    }

    private static IllegalArgumentException malformed(String uid, String reason) {
        return new IllegalArgumentException("Cannot read '" + uid + "' as a uid with a version. " + reason);
    }
}
