/**
 * What extensions of this library implement.
 *
 * <p>A {@link org.laminj.core.spi.SchemaModule} contributes registries; a
 * {@link org.laminj.core.spi.TransferEngine} brings records of other instances. Both are found by
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.laminj.core.spi;

import org.jspecify.annotations.NullMarked;
