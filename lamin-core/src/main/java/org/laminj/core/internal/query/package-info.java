/**
 * From query sets to SQL and from rows to records.
 *
 * <p>{@link org.laminj.core.internal.query.RecordSource} runs queries of one instance;
 * {@link org.laminj.core.internal.query.SelectCompiler} writes their SQL.
 */
@NullMarked
package org.laminj.core.internal.query;

import org.jspecify.annotations.NullMarked;
