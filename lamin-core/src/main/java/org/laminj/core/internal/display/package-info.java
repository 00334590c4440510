/**
 * The texts of {@code describe} and {@code view}, put together from an open database.
 *
 * <p>{@link org.laminj.core.internal.display.RecordDescription} is a list of
 * {@link org.laminj.core.internal.display.Section}s, one class each, that read through one session;
 * {@link org.laminj.core.internal.display.InstanceView} prints tables.
 */
@NullMarked
package org.laminj.core.internal.display;

import org.jspecify.annotations.NullMarked;
