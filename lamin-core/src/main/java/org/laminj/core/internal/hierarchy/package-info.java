/** How hierarchies are read: the links in one statement, and all else from these in memory. */
@NullMarked
package org.laminj.core.internal.hierarchy;

import org.jspecify.annotations.NullMarked;
