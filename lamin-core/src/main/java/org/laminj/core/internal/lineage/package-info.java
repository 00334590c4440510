/**
 * How lineage graphs are gathered and written as text.
 *
 * <p>{@link org.laminj.core.internal.lineage.LineageGathering} goes from instance to instance,
 * {@link org.laminj.core.internal.lineage.RunWalk} and {@link org.laminj.core.internal.lineage.HierarchyWalk} from level to
 * level within one. Which registries have lineage is read off the schema graph.
 */
@NullMarked
package org.laminj.core.internal.lineage;

import org.jspecify.annotations.NullMarked;
