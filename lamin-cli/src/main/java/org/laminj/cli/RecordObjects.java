package org.laminj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;

/** The rows of a data frame as objects of JSON, with the values that {@code query -o json} prints. */
final class RecordObjects {

    private RecordObjects() {}

    static List<Map<String, @Nullable Object>> of(DataFrame frame) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>(frame.height());
        for (RowProxy row : frame) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (String column : row.getIndex()) {
                object.put(column, plain(row.get(column)));
            }
            objects.add(object);
        }
        return objects;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof JsonNode) {
            return value;
        }
        return value.toString();
    }
}
