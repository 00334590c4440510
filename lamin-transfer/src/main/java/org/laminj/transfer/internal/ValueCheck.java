package org.laminj.transfer.internal;

import java.util.List;
import org.laminj.core.registry.Field;
import org.laminj.core.store.StoreSession;

/** Finds values of new and changed records that the database of the target cannot hold, before anything is written. */
final class ValueCheck {

    private final StoreSession target;
    private final Closure closure;
    private final Columns columns;

    ValueCheck(StoreSession target, Closure closure, Columns columns) {
        this.target = target;
        this.closure = closure;
        this.columns = columns;
    }

    /** Marks each record with such a value. */
    void run() {
        for (FoundRecords records : closure.all()) {
            List<Field> all = columns.shared(records.registry());
            for (FoundRecord record : records.where(FoundRecord::isNew)) {
                check(record, all);
            }
            for (FoundRecord record : records.where(found -> !found.changed().isEmpty())) {
                check(record, record.changed());
            }
        }
    }

    private void check(FoundRecord record, List<Field> fields) {
        List<String> refused = fields.stream()
                .flatMap(field ->
                        target.refusal(field, record.get(field)).map(why -> "its " + field.name() + " " + why).stream())
                .toList();
        if (!refused.isEmpty()) {
            record.contradict(String.join(", and ", refused));
        }
    }
}
