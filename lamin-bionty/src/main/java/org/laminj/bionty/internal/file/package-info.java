/** Finds the files of public ontologies, or fetches them. */
@NullMarked
package org.laminj.bionty.internal.file;

import org.jspecify.annotations.NullMarked;
