package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records of the registry are the output of runs, which tell where they came from.
 *
 * <p>A record names the run that made it in its own instance, so a transfer names its own there. A full transfer brings
 * the run of the source along too, among the earlier runs of the record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Lineage {}
