package org.laminj.core.uid;

import java.math.BigInteger;

/**
 * Writes bytes as digits and letters, in the notation of pybase62 that uids are cut from.
 *
 * <p>The bytes are read as one unsigned big-endian number and written in base 62 with the alphabet {@code 0-9A-Za-z},
 * without padding. Leading zero bytes would be lost in the number, so they come first: {@code 0} and the letter whose
 * value is their count, once for every full 61 of them and once for the rest.
 */
public final class Base62 {
    static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int BASE = ALPHABET.length();

    /** As many digits as a long surely holds. */
    private static final int CHUNK = 10;

    private static final BigInteger CHUNK_BASE = BigInteger.valueOf(BASE).pow(CHUNK);

    private Base62() {}

    /**
     * Encodes bytes; no bytes give the empty text, and zero bytes alone give their count only.
     *
     * @param bytes of any number
     */
    public static String encode(byte[] bytes) {
        int zeros = leadingZeros(bytes);
        return zeroCount(zeros) + number(new BigInteger(1, bytes));
    }

    /** Whether the text is made of letters of the alphabet only; true for the empty text. */
    static boolean isBase62(String text) {
        return text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    private static int leadingZeros(byte[] bytes) {
        int count = 0;
        while (count < bytes.length && bytes[count] == 0) {
            count++;
        }
        return count;
    }

    private static String zeroCount(int zeros) {
        int highest = ALPHABET.length() - 1;
        String full = ("0" + ALPHABET.charAt(highest)).repeat(zeros / highest);
        int rest = zeros % highest;
        return rest == 0 ? full : full + "0" + ALPHABET.charAt(rest);
    }

    /** Takes many digits off at once, for numbers of any size are slow to divide, and releases have many terms. */
    private static String number(BigInteger number) {
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = number;
        while (rest.bitLength() >= Long.SIZE) {
            BigInteger[] parts = rest.divideAndRemainder(CHUNK_BASE);
            long chunk = parts[1].longValue();
            for (int digit = 0; digit < CHUNK; digit++) {
                reversed.append(lastDigit(chunk));
                chunk /= BASE;
            }
            rest = parts[0];
        }
        for (long first = rest.longValue(); first > 0; first /= BASE) {
            reversed.append(lastDigit(first));
        }
        return reversed.reverse().toString();
    }

    private static char lastDigit(long number) {
        return ALPHABET.charAt((int) (number % BASE));
    }
}
