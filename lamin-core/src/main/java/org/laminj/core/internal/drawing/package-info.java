/**
 * How lineage graphs are drawn.
 *
 * <p>{@link org.laminj.core.internal.drawing.Card} measures and wraps what a node says,
 * {@link org.laminj.core.internal.drawing.LayeredLayout} finds places for cards and ways for edges, and is the only class
 * that needs the layout library, and {@link org.laminj.core.internal.drawing.SvgText} writes the picture.
 */
@NullMarked
package org.laminj.core.internal.drawing;

import org.jspecify.annotations.NullMarked;
