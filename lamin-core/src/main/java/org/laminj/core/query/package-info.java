/**
 * Queries over registries.
 *
 * <p>{@link org.laminj.core.query.QuerySet} is where to start: an immutable description of records, narrowed by
 * {@link org.laminj.core.query.Condition}s and run by a result verb. Conditions name fields by method reference, or
 * relations by the lookups of the original such as {@code ulabels__name__startswith}.
 */
@NullMarked
package org.laminj.core.query;

import org.jspecify.annotations.NullMarked;
