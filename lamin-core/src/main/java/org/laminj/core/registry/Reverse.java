package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The accessor by which the referenced registry reaches back, e.g. {@code runs} on a transform. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Reverse {

    /** The accessor, in the spelling of the original. */
    String value();

    /** When transferring the referenced record brings the records that refer to it. */
    Following onTransfer() default Following.NEVER;
}
