/** Files of this machine as objects of a storage. */
@NullMarked
package org.laminj.storage.internal.local;

import org.jspecify.annotations.NullMarked;
