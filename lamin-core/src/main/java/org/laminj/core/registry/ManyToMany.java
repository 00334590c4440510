package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A many-to-many relation of a registry, declared on the side that owns it.
 *
 * <p>Table and columns follow the conventions of the original unless they are given: table
 * {@code <own table>_<accessor>}, columns {@code <model>_id} of either side, or {@code from_<model>_id} and
 * {@code to_<model>_id} where both sides are the same registry.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(ManyToMany.Relations.class)
public @interface ManyToMany {

    /** The accessor on this registry, e.g. {@code genes}. */
    String accessor();

    /** The other registry. */
    Class<? extends org.laminj.core.SqlRecord> target();

    /** The accessor on the other registry, e.g. {@code pathways}; empty if it has none. */
    String reverse() default "";

    /** The link table. */
    String table() default "";

    /** Which columns a link carries besides its two ends. */
    LinkColumns columns() default LinkColumns.NONE;

    /** Whether the database refuses equal links. */
    boolean unique() default true;

    /**
     * When transferring a record of this registry brings the records behind its links. What belongs to each record
     * should always come; what leads out to everything else, such as from a label to its artifacts, never.
     */
    Following onTransfer() default Following.FROM_SELECTED_OR_FULLY;

    /** When transferring a record of the other registry brings the records behind its links. */
    Following onTransferOfTarget() default Following.NEVER;

    /** What becomes of a link when the record of the other registry is deleted; links go with the record of this one. */
    DeletePolicy onDeleteOfTarget() default DeletePolicy.CASCADE;

    /** The container of repeated relations. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Relations {

        /** The relations in order. */
        ManyToMany[] value();
    }
}
