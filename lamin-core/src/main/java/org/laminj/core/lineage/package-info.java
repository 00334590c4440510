/**
 * Where records come from and what came of them.
 *
 * <p>{@link org.laminj.core.lineage.LineageQuery} gathers a {@link org.laminj.core.lineage.LineageGraph}, a value that
 * renders itself as a picture, as DOT, as Mermaid and as text.
 */
@NullMarked
package org.laminj.core.lineage;

import org.jspecify.annotations.NullMarked;
