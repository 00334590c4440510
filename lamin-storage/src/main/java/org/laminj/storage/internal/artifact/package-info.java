/** How files and folders become artifacts. */
@NullMarked
package org.laminj.storage.internal.artifact;

import org.jspecify.annotations.NullMarked;
