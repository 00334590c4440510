/** Deletes records with what belongs to them, unless something else needs them. */
@NullMarked
package org.laminj.core.internal.delete;

import org.jspecify.annotations.NullMarked;
