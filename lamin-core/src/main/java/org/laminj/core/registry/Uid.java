package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The universal id of a record: unique, and the same in every instance. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Uid {

    /** Number of characters. */
    int value();

    /** Length of the part that all versions of a record share; 0 for registries without versions. */
    int stem() default 0;

    /**
     * What a deterministic uid is derived from: the first alternative whose leading component is not null wins.
     * An alternative is a component, a component of a referenced record ({@code organism.name}), or several
     * joined by {@code +}. Empty for random uids.
     */
    String[] from() default {};
}
