package org.laminj.core.uid;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Derives the uid of a record from the text that identifies it, so that every instance gives the same record the same
 * uid. Mirrors {@code encode_uid} of bionty; which text is taken is declared with the registry.
 */
public final class DeterministicUid {
    private static final int SHORTEST_COMPLETE = 20;

    private DeterministicUid() {}

    /**
     * The first letters of the {@linkplain Base62 base-62} form of the MD5 of the text in UTF-8.
     *
     * @param text any text, e.g. {@code CL:0000057}; absent parts are the caller's to render, as {@code None}
     * @param length number of letters, from 1 to 20: a digest may have no more
     * @throws IllegalArgumentException if the length is out of range
     */
    public static String of(String text, int length) {
        if (length < 1 || length > SHORTEST_COMPLETE) {
            throw new IllegalArgumentException("Cannot derive a uid of length " + length + " from a text."
                    + " Ask for 1 to " + SHORTEST_COMPLETE + " letters.");
        }
        String encoded = Base62.encode(Digest.MD5.of(text.getBytes(UTF_8)));
        // Only a digest with many leading zero bytes is shorter; the original takes what there is, too.
        return encoded.substring(0, Math.min(length, encoded.length()));
    }
}
