/**
 * Registries as data.
 *
 * <p>A registry is declared once, as a Java record with the annotations of this package. Read from it, a
 * {@link org.laminj.core.registry.Registry} describes the table, a {@link org.laminj.core.registry.Field} a
 * column, and a {@link org.laminj.core.registry.LinkTable} a many-to-many relation. All of an instance
 * together are a {@link org.laminj.core.registry.SchemaGraph}, from which DDL, queries, display and transfer
 * are derived.
 */
@NullMarked
package org.laminj.core.registry;

import org.jspecify.annotations.NullMarked;
