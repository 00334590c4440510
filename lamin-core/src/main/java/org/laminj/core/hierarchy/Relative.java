package org.laminj.core.hierarchy;

import org.laminj.core.SqlRecord;

/**
 * A record above or below another.
 *
 * @param distance the number of steps on the shortest way, 1 for a parent or child
 */
public record Relative<R extends SqlRecord>(R record, int distance) {}
