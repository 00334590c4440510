package org.laminj.core.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Table;

/**
 * Rows of a table of one database as another one shall have them.
 *
 * @param table which both databases have
 * @param selected which rows: by field the values, one of which a row has in one of the fields
 * @param more rows beyond those of the source, in its terms, with ids that no other row has
 * @param columns what becomes of each column, without {@code id}; those left out get their default
 * @param identity the columns by which two rows are the same; an absent value is a value
 * @param unique whether one row of the target stands for all of the source that equal it; else each for one
 * @param partial whether rows are left out whose references have no translation; else an absent required one is an
 *     error, and an absent optional one is empty
 */
public record RowCopy(
        Table table,
        Map<Field, Set<Long>> selected,
        List<Row> more,
        Map<Field, Column> columns,
        List<Field> identity,
        boolean unique,
        boolean partial) {

    public RowCopy {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (!columns.keySet().containsAll(identity)) {
            throw new IllegalArgumentException("What becomes of " + identity + " of " + table + " is not said");
        }
    }

    /** Whether two references of the source may become the same one. */
    public boolean merges() {
        return columns.values().stream()
                .anyMatch(column -> column instanceof Translated translated
                        && translated.ids().merges());
    }

    /** What becomes of a column. */
    public sealed interface Column permits Kept, Fixed, Translated {}

    /** The value of the source. */
    public record Kept() implements Column {}

    /** The same value in all rows. */
    public record Fixed(@Nullable Object value) implements Column {}

    /** A reference that is what the source has in the terms of the target. */
    public record Translated(IdTranslation ids) implements Column {}
}
