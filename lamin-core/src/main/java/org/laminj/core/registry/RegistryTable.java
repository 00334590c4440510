package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a Java record as a registry. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RegistryTable {

    /** The table, with the prefix of its schema module. */
    String value();

    /** The component whose value names a record to people, in Java spelling. */
    String nameField();

    /** The component that holds an id of a public ontology, in Java spelling; empty if there is none. */
    String ontologyIdField() default "";

    /** Whether the primary key, and so each foreign key to it, is a {@code bigint}. */
    boolean bigId() default false;
}
