package org.laminj.core.registry;

import org.laminj.core.SqlRecord;

/** A way from one registry to another: what a lookup such as {@code run__transform__name} walks along. */
public sealed interface Relation {

    /** The name of the way, seen from where it starts. */
    String accessor();

    /** Where it leads. */
    Class<? extends SqlRecord> target();

    /**
     * Along a reference to the one record that it names.
     *
     * @param field the reference
     * @param target the registry that is referenced
     */
    record ToOne(Field field, Class<? extends SqlRecord> target) implements Relation {
        @Override
        public String accessor() {
            return field.name();
        }
    }

    /**
     * Against a reference to all records that hold it.
     *
     * @param accessor the name of the way back
     * @param target the registry that holds the reference
     * @param field the reference
     */
    record FromMany(String accessor, Class<? extends SqlRecord> target, Field field) implements Relation {}

    /**
     * Through a link table.
     *
     * @param accessor the name of the way
     * @param link the table
     * @param near the end where the way starts
     * @param far the end where it leads
     */
    record Linked(String accessor, LinkTable link, LinkTable.End near, LinkTable.End far) implements Relation {
        @Override
        public Class<? extends SqlRecord> target() {
            return far.registry();
        }

        /** The same links seen from where they lead; the accessor is empty where that end has none. */
        public Linked reversed() {
            return new Linked(far.accessor() == null ? "" : far.accessor(), link, far, near);
        }
    }
}
