/** How terms of public ontologies are looked up in memory. */
@NullMarked
package org.laminj.bionty.internal.lookup;

import org.jspecify.annotations.NullMarked;
