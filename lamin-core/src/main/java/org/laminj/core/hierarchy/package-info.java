/**
 * Where records stand among their parents and children.
 *
 * <p>{@link org.laminj.core.Instance#hierarchy} gives the {@link org.laminj.core.hierarchy.Hierarchy} of a registry. Queries
 * ask the same by {@link org.laminj.core.query.Lookup#IS_A} and its like, and
 * {@link org.laminj.core.Instance#lineage(org.laminj.core.SqlRecord)} draws what is around a record.
 */
@NullMarked
package org.laminj.core.hierarchy;

import org.jspecify.annotations.NullMarked;
