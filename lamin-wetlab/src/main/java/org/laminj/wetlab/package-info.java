/**
 * Registries of laboratory work: experiments, samples, compounds and treatments.
 *
 * <p>{@link org.laminj.wetlab.WetlabModule} contributes them to instances that list the schema module
 * {@code wetlab}.
 */
@NullMarked
package org.laminj.wetlab;

import org.jspecify.annotations.NullMarked;
