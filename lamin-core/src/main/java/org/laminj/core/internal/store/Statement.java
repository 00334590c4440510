package org.laminj.core.internal.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL with a question mark for each value.
 *
 * @param sql names come from descriptors only, values never stand in it
 * @param parameters the values in the form in which the database stores them
 */
public record Statement(String sql, List<@Nullable Object> parameters) {

    public static Statement of(String sql, @Nullable Object... parameters) {
        return new Statement(sql, Collections.unmodifiableList(Arrays.asList(parameters)));
    }
}
