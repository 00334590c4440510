package org.laminj.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;

/** Values of tables as JSON on one line. */
final class JsonValues {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonValues() {}

    /** A row as an object. */
    static String object(RowProxy row) {
        return text(byColumn(row));
    }

    /** What stands in the object of a row. */
    static Map<String, @Nullable Object> byColumn(RowProxy row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String column : row.getIndex()) {
            object.put(column, plain(row.get(column)));
        }
        return object;
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a record as JSON", e);
        }
    }

    /** What JSON has a type for stays as it is; times, days and spans become their ISO 8601 text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof JsonNode
                || value instanceof Map<?, ?>) {
            return value;
        }
        return value instanceof Collection<?> several
                ? several.stream().map(JsonValues::plain).toList()
                : value.toString();
    }
}
