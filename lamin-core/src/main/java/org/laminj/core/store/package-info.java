/**
 * Rows of registries and link tables, for engines that work on many of them at once.
 *
 * <p>Most callers want {@link org.laminj.core.query.QuerySet} instead. A {@link org.laminj.core.store.Store} gives
 * sessions, a {@link org.laminj.core.store.StoreSession} reads and writes {@link org.laminj.core.store.Row}s of
 * described tables, whatever the database.
 */
@NullMarked
package org.laminj.core.store;

import org.jspecify.annotations.NullMarked;
