package org.laminj.core.registry;

import java.util.List;
import java.util.Optional;

/** A table in the database of an instance: a registry, a link table, or one that a program keeps for itself. */
public sealed interface Table permits Registry, LinkTable, SideTable {

    /** The table in the database. */
    String table();

    /** The schema module that contributes the table. */
    String module();

    /** All columns, {@code id} among them, in the order of declaration. */
    List<Field> fields();

    /** The sets of columns that the database keeps unique, single unique columns included. */
    List<List<Field>> uniqueKeys();

    /** Whether the primary key is a {@code bigint} where the database tells the difference. */
    boolean hasBigId();

    /** The column {@code id}. */
    default Field id() {
        return fields().stream().filter(Field::isId).findFirst().orElseThrow();
    }

    /** The field with this attribute name or column, e.g. {@code created_by} or {@code created_by_id}. */
    default Optional<Field> field(String nameOrColumn) {
        return fields().stream()
                .filter(field ->
                        field.name().equals(nameOrColumn) || field.column().equals(nameOrColumn))
                .findFirst();
    }

    /** The columns that are references, in the order of declaration. */
    default List<Field> foreignKeys() {
        return fields().stream().filter(Field::isForeignKey).toList();
    }
}
