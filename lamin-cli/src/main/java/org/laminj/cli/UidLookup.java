package org.laminj.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QueryException;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;

/** Finds the records that many uids, or the beginnings of uids, stand for: whole uids all at once. */
final class UidLookup<R extends SqlRecord> {

    private final QuerySet<R> records;
    private final Registry<R> registry;

    /** Looks among these records. */
    UidLookup(QuerySet<R> records) {
        this.records = records;
        this.registry = records.registry();
    }

    /**
     * The only record with a uid, whatever its visibility, as {@link QuerySet#get(String)} finds it; by its id where the
     * registry has no uids.
     *
     * @throws org.laminj.core.query.NotOneRecordException if there is none or are several
     */
    R one(String uid) {
        return registry.uid().isPresent() ? records.get(uid) : records.get(id(uid));
    }

    private long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new QueryException("Records of " + registry.name() + " have no uids, and '" + text
                    + "' is no id of one. `lamin query` lists their ids.");
        }
    }

    /**
     * The only record of each uid, as {@link QuerySet#get(String)} finds it.
     *
     * @throws org.laminj.core.query.NotOneRecordException if there is none or are several for one of them
     */
    List<R> all(Collection<String> uids) {
        Map<String, R> exact = new LinkedHashMap<>();
        records.filter(Condition.<R>lookup("uid__in", List.copyOf(uids)))
                .forEach(record -> exact.put(uid(record), record));
        return uids.stream()
                .map(uid -> exact.containsKey(uid) ? exact.get(uid) : records.get(uid))
                .toList();
    }

    private String uid(R record) {
        return String.valueOf(registry.value(record, registry.uid().orElseThrow()));
    }
}
