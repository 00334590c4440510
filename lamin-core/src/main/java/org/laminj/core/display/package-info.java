/**
 * What people see of records, registries and instances, in the wording of the original.
 *
 * <p>{@link org.laminj.core.display.RecordText} is a record on one line, {@link org.laminj.core.display.RegistryText} a
 * registry with its fields, {@link org.laminj.core.display.FrameText} a table; what belongs to a record and the state
 * of an instance are described by {@link org.laminj.core.Instance#describe} and {@link org.laminj.core.Instance#view}.
 * {@link org.laminj.core.display.TextStyle} says whether that is for a terminal, and control characters in what others
 * wrote stand by their numbers, see {@link org.laminj.core.display.PrintableText}. Programs take
 * {@link org.laminj.core.display.Description} and data frames instead.
 */
@NullMarked
package org.laminj.core.display;

import org.jspecify.annotations.NullMarked;
