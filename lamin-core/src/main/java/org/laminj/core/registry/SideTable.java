package org.laminj.core.registry;

import java.util.List;

/**
 * A table that a program keeps for itself in the database of an instance, beside those of the original, which passes
 * over it. It is neither a registry nor part of a schema module.
 *
 * @param table the table in the database; its name begins with what marks the program, so that it clashes with nothing
 * @param fields all columns, {@code id} among them
 * @param uniqueKeys the sets of columns that the database keeps unique
 */
public record SideTable(String table, List<Field> fields, List<List<Field>> uniqueKeys) implements Table {

    public SideTable {
        fields = List.copyOf(fields);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
    }

    /** No schema module. */
    @Override
    public String module() {
        return "";
    }

    @Override
    public boolean hasBigId() {
        return true;
    }

    @Override
    public String toString() {
        return table;
    }
}
