/** Which places instances have registered as theirs. */
@NullMarked
package org.laminj.storage.internal.location;

import org.jspecify.annotations.NullMarked;
