package org.laminj.core.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a registry as labels of artifacts.
 *
 * <p>The link table is {@code <module prefix>artifact<model>}; a link names the feature under which the label
 * stands and whether label and feature were referred to by name. The registry reaches its artifacts by the
 * accessor {@code artifacts}; transferring an artifact brings its labels.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ArtifactLabel {

    /** The accessor on artifacts, e.g. {@code cell_types}. */
    String value();

    /** Whether the database refuses a second link of artifact, label and feature. */
    boolean unique() default true;
}
