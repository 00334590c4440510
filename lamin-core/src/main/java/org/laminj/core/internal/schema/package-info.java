/**
 * From schema modules to the schema graph: discovery, reading of annotations, validation.
 *
 * <p>{@link org.laminj.core.internal.schema.SchemaModules} is the entry.
 */
@NullMarked
package org.laminj.core.internal.schema;

import org.jspecify.annotations.NullMarked;
