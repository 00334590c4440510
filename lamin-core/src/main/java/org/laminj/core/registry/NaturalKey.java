package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Components by which a record is recognised in another instance when its uid is not there.
 *
 * <p>Repeatable: keys are tried in the order of declaration. A key with a null part matches nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(NaturalKey.Keys.class)
public @interface NaturalKey {

    /** The components, in Java spelling. */
    String[] value();

    /**
     * Components that must be equal as well, in Java spelling: records that share the key and differ in one of them
     * are not the same, and a transfer that meets them is refused.
     */
    String[] agreeing() default {};

    /** The container of repeated keys. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Keys {

        /** The keys in order. */
        NaturalKey[] value();
    }
}
