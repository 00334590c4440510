/**
 * Statements through MyBatis, and what differs between databases.
 *
 * <p>{@link org.laminj.core.internal.store.Database} opens the database of an instance. All SQL is run by MyBatis with
 * bound parameters: a {@link org.laminj.core.internal.store.Statement} is text and values, three mapped statements run
 * any of them, and two type handlers move values in and rows out.
 */
@NullMarked
package org.laminj.core.internal.store;

import org.jspecify.annotations.NullMarked;
