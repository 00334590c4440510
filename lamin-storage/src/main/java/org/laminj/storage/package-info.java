/**
 * The bytes behind artifacts.
 *
 * <p>{@link org.laminj.storage.StorageBackends} finds the backend for a location by the scheme of its URI. Local files
 * are served here; other kinds of storage add a backend to the class path.
 */
@NullMarked
package org.laminj.storage;

import org.jspecify.annotations.NullMarked;
