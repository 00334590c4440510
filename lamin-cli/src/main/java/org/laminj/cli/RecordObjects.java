package org.laminj.cli;

import java.util.ArrayList;
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
            objects.add(JsonValues.byColumn(row));
        }
        return objects;
    }
}
