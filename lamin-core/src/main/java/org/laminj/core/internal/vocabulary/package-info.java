/** How values meet the names and synonyms of records. */
@NullMarked
package org.laminj.core.internal.vocabulary;

import org.jspecify.annotations.NullMarked;
