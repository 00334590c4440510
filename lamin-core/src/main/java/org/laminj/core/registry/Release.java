package org.laminj.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reference names the release of a public ontology from which the record was taken.
 *
 * <p>Records that two instances have from different releases are told apart by it, see
 * {@link org.laminj.core.vocabulary.OnOtherRelease}. A registry has at most one such reference.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Release {}
