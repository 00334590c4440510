package org.laminj.core.internal.store;

import org.jspecify.annotations.Nullable;

/** The values of one result row as the driver gives them. */
@SuppressWarnings("ArrayRecordComponent") // lives between the driver and the session only, never compared
record RawRow(@Nullable Object[] values) {}
