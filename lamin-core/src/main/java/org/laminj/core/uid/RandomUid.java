package org.laminj.core.uid;

import java.security.SecureRandom;

/** Draws uids that nobody can guess, for records whose identity follows from nothing. */
public final class RandomUid {
    // Safe for concurrent use, and costly to seed: one for all.
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomUid() {}

    /**
     * Draws a uid of {@code 0-9A-Za-z}. Collisions are not looked for: the unique index of the database finds them.
     *
     * @param length number of letters, which the registry prescribes; at least 1
     * @throws IllegalArgumentException if the length is less than 1
     */
    public static String ofLength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("Cannot draw a uid of length " + length + ". Ask for at least 1.");
        }
        StringBuilder uid = new StringBuilder(length);
        RANDOM.ints(length, 0, Base62.ALPHABET.length()).forEach(index -> uid.append(Base62.ALPHABET.charAt(index)));
        return uid.toString();
    }
}
