/**
 * Fixtures for tests of this library and of schema modules: an environment of one's own, and real instances.
 *
 * <p>{@link org.laminj.core.testing.TestEnvironment} is where to start.
 */
@NullMarked
package org.laminj.core.testing;

import org.jspecify.annotations.NullMarked;
