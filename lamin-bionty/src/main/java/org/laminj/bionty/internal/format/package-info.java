/** Reads the files of public ontologies, whatever their format. */
@NullMarked
package org.laminj.bionty.internal.format;

import org.jspecify.annotations.NullMarked;
