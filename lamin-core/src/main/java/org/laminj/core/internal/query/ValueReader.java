package org.laminj.core.internal.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;

/** Brings the value of a condition into the type of its field, or says why it does not fit. */
public final class ValueReader {

    private static final String COMPARE_A_FIELD = "Compare a field of the record instead, as in ";

    private final ObjectMapper json = new ObjectMapper();
    private final String instanceId;

    /** Reads values for fields of no instance, which refer to no records. */
    public ValueReader() {
        this("");
    }

    /** Reads values for fields of the instance with this id. */
    ValueReader(String instanceId) {
        this.instanceId = instanceId;
    }

    /** One value for a field; text is parsed. */
    public Object read(Field field, Object value) {
        if (field.isId() || field.isForeignKey()) {
            return id(field, value);
        }
        try {
            return value instanceof String text ? parse(field, text) : checked(field, value);
        } catch (ArithmeticException | NumberFormatException | DateTimeException | JsonProcessingException e) {
            throw unfit(field, value);
        }
    }

    /** A value that is compared with the text of a field. */
    String text(Field field, Object value) {
        String text = value.toString();
        if (text.indexOf('\0') >= 0) {
            throw new QueryException("The value for field '" + field.name()
                    + "' has a NUL character, with which no database compares. Leave it out.");
        }
        return text;
    }

    /** Several values for a field, given as a collection or as comma-separated text. */
    List<Object> readAll(Field field, Object value) {
        Collection<?> values = value instanceof Collection<?> several
                ? several
                : value instanceof String text ? Arrays.asList(text.split(",")) : List.of(value);
        return values.stream().map(each -> read(field, each)).toList();
    }

    private Object id(Field field, Object value) {
        if (value instanceof SqlRecord record) {
            return own(field, record.id());
        }
        if (value instanceof Ref<?> ref) {
            return own(field, ref.id());
        }
        if (value instanceof RecordId id) {
            return own(field, id);
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        try {
            return Long.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new QueryException("Value '" + value + "' does not fit '" + field.name()
                    + "', which is compared with a record or the number of its id. " + COMPARE_A_FIELD
                    + exampleOfAField(field));
        }
    }

    private long own(Field field, RecordId id) {
        if (!id.instanceId().equals(instanceId)) {
            throw new QueryException("Cannot compare '" + field.name() + "' with a record of "
                    + (id.isSaved() ? "instance '" + id.database() + "'" : "no instance")
                    + ": ids mean nothing in another instance. " + COMPARE_A_FIELD + exampleOfAField(field));
        }
        return id.value();
    }

    private static String exampleOfAField(Field field) {
        return (field.isId() ? "uid" : field.name() + "__uid") + ".";
    }

    private Object parse(Field field, String text) throws JsonProcessingException {
        return switch (field.type()) {
            case TEXT -> text(field, text);
            case SMALL_INTEGER, INTEGER -> Integer.valueOf(text.strip());
            case BIG_INTEGER -> Long.valueOf(text.strip());
            case REAL -> finite(Double.parseDouble(text.strip()));
            case BOOLEAN -> truth(field, text);
            case TIMESTAMP -> instant(text.strip());
            case DATE -> LocalDate.parse(text.strip());
            case DURATION -> Duration.parse(text.strip());
            case JSON -> json.readTree(text);
        };
    }

    private Object checked(Field field, Object value) {
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case SMALL_INTEGER, INTEGER -> Math.toIntExact(whole(field, value));
            case BIG_INTEGER -> whole(field, value);
            case REAL -> finite(number(field, value).doubleValue());
            case BOOLEAN -> ofType(field, value, Boolean.class);
            case TIMESTAMP -> ofType(field, value, Instant.class);
            case DATE -> ofType(field, value, LocalDate.class);
            case DURATION -> ofType(field, value, Duration.class);
            case JSON -> value instanceof JsonNode ? value : json.valueToTree(value);
        };
    }

    static boolean truth(Field field, Object value) {
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unfit(field, value, "true or false");
        };
    }

    private static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        if (iso.length() == "2024-11-07".length()) {
            return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return iso.matches(".*T.*([zZ]|[+-]\\d\\d(:?\\d\\d)?)$")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("no finite number");
        }
        return number;
    }

    private static long whole(Field field, Object value) {
        return new BigDecimal(number(field, value).toString()).longValueExact();
    }

    private static Number number(Field field, Object value) {
        return ofType(field, value, Number.class);
    }

    private static <T> T ofType(Field field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw unfit(field, value);
        }
        return type.cast(value);
    }

    private static QueryException unfit(Field field, Object value) {
        String expected = switch (field.type()) {
            case TEXT -> "text";
            case SMALL_INTEGER, INTEGER, BIG_INTEGER -> "a whole number";
            case REAL -> "a number";
            case BOOLEAN -> "true or false";
            case TIMESTAMP -> "a time such as 2024-11-07 12:10:06 (UTC)";
            case DATE -> "a day such as 2024-11-07";
            case DURATION -> "a duration such as PT1H30M";
            case JSON -> "JSON";
        };
        return unfit(field, value, expected);
    }

    private static QueryException unfit(Field field, Object value, String expected) {
        return new QueryException("Value '" + value + "' does not fit field '" + field.name() + "', which expects "
                + expected + " here.");
    }
}
