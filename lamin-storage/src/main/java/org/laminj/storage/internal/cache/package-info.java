/** Copies of objects in the cloud. */
@NullMarked
package org.laminj.storage.internal.cache;

import org.jspecify.annotations.NullMarked;
