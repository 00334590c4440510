package org.laminj.storage.internal.s3;

import com.google.common.math.LongMath;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an object that is sent in several.
 *
 * @param number from 1
 * @param offset of its first byte
 * @param length in bytes
 */
record Part(int number, long offset, long length) {

    /** As many as S3 allows. */
    static final int MOST = 10_000;

    /** Equal parts but for a smaller one at the end, of a size that is no smaller than asked for. */
    static List<Part> of(long sizeBytes, long atLeast) {
        long each = Math.max(atLeast, LongMath.divide(sizeBytes, MOST, RoundingMode.CEILING));
        List<Part> parts = new ArrayList<>();
        for (long offset = 0; offset < sizeBytes; offset += each) {
            parts.add(new Part(parts.size() + 1, offset, Math.min(each, sizeBytes - offset)));
        }
        return List.copyOf(parts);
    }

    /** As in a header {@code Range}. */
    String range() {
        return range(offset, length);
    }

    static String range(long offset, long length) {
        return "bytes=" + offset + "-" + (offset + length - 1);
    }
}
