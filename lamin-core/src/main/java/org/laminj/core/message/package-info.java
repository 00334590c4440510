/**
 * What the library tells people while it works.
 *
 * <p>Messages have the wording of the original. The library itself prints nothing: whoever opens an instance passes a
 * {@link org.laminj.core.message.MessageListener}; without one they go to the system logger {@code org.laminj}.
 */
@NullMarked
package org.laminj.core.message;

import org.jspecify.annotations.NullMarked;
