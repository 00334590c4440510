/** Writes and reads what records say about data. */
@NullMarked
package org.laminj.core.internal.annotate;

import org.jspecify.annotations.NullMarked;
