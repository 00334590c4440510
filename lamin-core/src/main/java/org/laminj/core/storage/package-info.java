/**
 * Where the bytes of artifacts lie, and how they are reached.
 *
 * <p>A {@link org.laminj.core.storage.StoragePath} names an object, {@link org.laminj.core.storage.StorageBackends}
 * finds the {@link org.laminj.core.spi.StorageBackend} that reads and writes it.
 */
@NullMarked
package org.laminj.core.storage;

import org.jspecify.annotations.NullMarked;
