package org.laminj.bionty.internal.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param cells the values by column: one, several where it has a list, none where it is empty
 */
record Row(Map<String, List<String>> cells) {

    /** The only value of a column; null if there is none. */
    @Nullable
    String text(@Nullable String column) {
        return all(column).stream().findFirst().orElse(null);
    }

    List<String> all(@Nullable String column) {
        return column == null ? List.of() : cells.getOrDefault(column, List.of());
    }
}
