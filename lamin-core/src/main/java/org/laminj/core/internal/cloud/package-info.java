/**
 * SQLite databases that lie in a bucket: copies to read, the copy to work on, and the lock that keeps users apart.
 */
@NullMarked
package org.laminj.core.internal.cloud;

import org.jspecify.annotations.NullMarked;
