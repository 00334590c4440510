package org.laminj.core.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;

/**
 * A many-to-many relation between two registries, which may be the same.
 *
 * @param module the schema module that contributes the table
 * @param table the table in the database
 * @param from the end on the registry that declares the relation
 * @param to the other end
 * @param fields all columns: {@code id}, both ends, and what else a link carries
 * @param uniqueKeys the sets of columns that the database keeps unique
 * @param columns what a link carries besides its ends
 * @param history the reference of the registry at {@code from} whose earlier values the links hold; null if they do not
 */
public record LinkTable(
        String module,
        String table,
        End from,
        End to,
        List<Field> fields,
        List<List<Field>> uniqueKeys,
        LinkColumns columns,
        @Nullable Field history)
        implements Table {

    public LinkTable {
        fields = List.copyOf(fields);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
    }

    @Override
    public boolean hasBigId() {
        return true;
    }

    /** The end that lies on the given registry; {@link #from()} where both do. */
    public Optional<End> endOn(Class<? extends SqlRecord> registry) {
        return from.registry().equals(registry)
                ? Optional.of(from)
                : to.registry().equals(registry) ? Optional.of(to) : Optional.empty();
    }

    /** The end that is not the given one. */
    public End opposite(End end) {
        return end.equals(from) ? to : from;
    }

    /** Whether the database refuses links that agree in {@link #identity()} and lack no part of it. */
    public boolean isUnique() {
        return !uniqueKeys.isEmpty();
    }

    /** What makes two links the same: the unique key, else both ends and the feature; an absent feature is a value. */
    public List<Field> identity() {
        if (isUnique()) {
            return uniqueKeys.get(0);
        }
        return Stream.concat(Stream.of(from.field(), to.field()), featureField().stream())
                .toList();
    }

    /** The column that names the feature under which a link stands. */
    public Optional<Field> featureField() {
        return columns == LinkColumns.LABEL ? field("feature") : Optional.empty();
    }

    @Override
    public String toString() {
        return table;
    }

    /**
     * One end of a relation.
     *
     * @param registry the registry at this end
     * @param field the column that points to it
     * @param accessor the name by which this registry reaches the other end, null if it has none
     * @param onDelete what becomes of a link when the record at this end is deleted
     * @param onTransfer when transferring a record at this end brings the records at the other end
     */
    public record End(
            Class<? extends SqlRecord> registry,
            Field field,
            @Nullable String accessor,
            DeletePolicy onDelete,
            Following onTransfer) {}
}
