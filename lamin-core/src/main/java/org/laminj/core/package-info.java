/**
 * LaminDB instances on the JVM.
 *
 * <p>{@link org.laminj.core.Instance} is the entry: it opens one database of registries, queries it, saves
 * into it and opens other instances beside it. A {@link org.laminj.core.SqlRecord} is a row of a registry,
 * a {@link org.laminj.core.RecordId} says in which database it lives, and a {@link org.laminj.core.Ref}
 * points to another record of the same database. All errors of this library are a
 * {@link org.laminj.core.LaminException}.
 */
@NullMarked
package org.laminj.core;

import org.jspecify.annotations.NullMarked;
