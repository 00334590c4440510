package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text column: {@code varchar} of the given length, or unbounded. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Text {

    /** Largest number of characters; 0 for unbounded text. PostgreSQL enforces it, SQLite does not. */
    int value() default 0;
}
