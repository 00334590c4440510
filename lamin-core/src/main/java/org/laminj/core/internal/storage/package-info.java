/** Bytes of files and objects. */
@NullMarked
package org.laminj.core.internal.storage;

import org.jspecify.annotations.NullMarked;
