package org.laminj.core.internal.store;

import java.util.function.Consumer;
import org.laminj.core.store.Cancellation;

/**
 * Who is told of statements, and who may keep them from running.
 *
 * @param listener is told the SQL of each statement before it runs
 * @param cancellation ends the work
 */
public record StatementWatch(Consumer<String> listener, Cancellation cancellation) {

    void beforeStatement(String sql) {
        cancellation.check();
        listener.accept(sql);
    }
}
