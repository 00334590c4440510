package org.laminj.core.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that records of a registry can be members of feature sets.
 *
 * <p>The link table is {@code <module prefix>featureset<model>}. The registry reaches the sets by the accessor
 * {@code feature_sets}; transferring a feature set brings its members.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FeatureSetMember {

    /** The accessor on feature sets, e.g. {@code genes}. */
    String value();
}
