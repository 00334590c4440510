package org.laminj.core.internal.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * Points of time as the original writes them into SQLite: {@code 2024-01-31 12:00:00.123456}, without fraction where it
 * is zero. Formatters would take a good part of the time that it takes to read or write a row.
 */
final class SqliteTimestamp {

    private static final int LENGTH = "2024-01-31 12:00:00".length();
    private static final int LENGTH_WITH_FRACTION = LENGTH + ".123456".length();
    private static final int NANOS_PER_MICRO = 1_000;

    /** What other programs may have written. */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[xxx][X]")
            .toFormatter();

    private SqliteTimestamp() {}

    static String format(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(LENGTH_WITH_FRACTION);
        text.append(time.toLocalDate()).append(' ');
        append(text, time.getHour(), 2);
        append(text.append(':'), time.getMinute(), 2);
        append(text.append(':'), time.getSecond(), 2);
        int micros = instant.get(ChronoField.MICRO_OF_SECOND);
        if (micros != 0) {
            append(text.append('.'), micros, 6);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        text.append("0".repeat(digits - plain.length())).append(plain);
    }

    /**
     * Reads a point of time, in UTC.
     *
     * @throws java.time.DateTimeException if the text is none
     */
    static Instant parse(String text) {
        return isPlain(text) ? plain(text) : LocalDateTime.parse(text, LENIENT).toInstant(ZoneOffset.UTC);
    }

    private static boolean isPlain(String text) {
        if (text.length() != LENGTH && text.length() != LENGTH_WITH_FRACTION) {
            return false;
        }
        for (int position = 0; position < text.length(); position++) {
            char expected = "0000-00-00 00:00:00.000000".charAt(position);
            char found = text.charAt(position);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant plain(String text) {
        int micros = text.length() == LENGTH ? 0 : number(text, LENGTH + 1, LENGTH_WITH_FRACTION);
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        micros * NANOS_PER_MICRO)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int first, int end) {
        return Integer.parseInt(text, first, end, 10);
    }
}
