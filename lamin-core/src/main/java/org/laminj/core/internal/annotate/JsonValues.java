package org.laminj.core.internal.annotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.annotate.Dtype;
import org.laminj.core.annotate.ValidationException;

/** Brings values of features and parameters into the JSON that the database holds. Text is parsed. */
final class JsonValues {

    /** Numbers are the same if they count the same, however they are written. */
    static final Comparator<JsonNode> SCALARS = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final ObjectMapper json = new ObjectMapper();

    /**
     * The JSON of a value.
     *
     * @throws ValidationException if the value does not fit the dtype, naming both
     */
    JsonNode read(Definitions.Given given) {
        return read(given.definition().name(), given.definition().dtype(), given.value());
    }

    private JsonNode read(String name, Dtype dtype, Object value) {
        try {
            return switch (dtype.kind()) {
                case NUMBER -> json.valueToTree(plain(number(value)));
                case INTEGER -> json.valueToTree(number(value).toBigIntegerExact());
                case FLOAT -> DoubleNode.valueOf(number(value).doubleValue());
                case BOOLEAN -> BooleanNode.valueOf(truth(value));
                case DATETIME -> TextNode.valueOf(time(value));
                case DICTIONARY -> dictionary(value);
                case LIST -> list(name, dtype, value);
                case TEXT, CATEGORY -> TextNode.valueOf(value.toString());
                case OTHER -> json.valueToTree(value);
            };
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException | JsonProcessingException e) {
            throw new ValidationException("Value '" + value + "' does not fit '" + name + "', whose dtype is '" + dtype
                    + "' and which takes " + dtype.kind().description() + ". Nothing was written.");
        }
    }

    /** What a program takes JSON for: a number, text, a truth, a list or a map. */
    @Nullable
    Object plain(JsonNode node) {
        try {
            return json.readValue(node.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read JSON that was written by itself: " + node, e);
        }
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Number || value instanceof CharSequence) {
            return new BigDecimal(value.toString().strip());
        }
        throw new IllegalArgumentException();
    }

    /** A whole number stays one; others are written as Python and Java write floating numbers. */
    private static Number plain(BigDecimal number) {
        return number.scale() <= 0 ? number.toBigIntegerExact() : (Number) number.doubleValue();
    }

    private static boolean truth(Object value) {
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** As Python writes it; a time without zone stays without. */
    private static String time(Object value) {
        if (value instanceof TemporalAccessor) {
            return value.toString();
        }
        String iso = value.toString().strip().replace(' ', 'T');
        if (iso.indexOf('T') < 0) {
            return LocalDate.parse(iso).toString();
        }
        boolean zoned = iso.matches(".*T.*([zZ]|[+-]\\d\\d:?\\d\\d)$");
        return zoned
                ? OffsetDateTime.parse(iso).toString()
                : LocalDateTime.parse(iso).toString();
    }

    private JsonNode dictionary(Object value) throws JsonProcessingException {
        JsonNode node = value instanceof CharSequence ? json.readTree(value.toString()) : json.valueToTree(value);
        if (!node.isObject()) {
            throw new IllegalArgumentException();
        }
        return node;
    }

    private JsonNode list(String name, Dtype dtype, Object value) throws JsonProcessingException {
        Object several = value instanceof CharSequence ? json.readValue(value.toString(), Object.class) : value;
        if (!(several instanceof Collection<?> elements) || several instanceof Map) {
            throw new IllegalArgumentException();
        }
        Dtype each = dtype.element().orElseThrow();
        ArrayNode array = json.createArrayNode();
        elements.forEach(element -> array.add(read(name, each, element)));
        return array;
    }
}
