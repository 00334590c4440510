/** How terms of ontologies become records. */
@NullMarked
package org.laminj.bionty.internal.registry;

import org.jspecify.annotations.NullMarked;
