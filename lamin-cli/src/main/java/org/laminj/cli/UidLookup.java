package org.laminj.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.NotUniqueException;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;

/**
 * Finds the records that uids, or the beginnings of uids, stand for. Case matters. The uid of a record wins over those
 * that begin with it; the stem that versions share stands for the latest of them.
 */
final class UidLookup<R extends SqlRecord> {

    private static final int MOST_NAMED = 10;

    private final QuerySet<R> records;
    private final Registry<R> registry;

    /** Looks among these records. */
    UidLookup(QuerySet<R> records) {
        this.records = records;
        this.registry = records.registry();
    }

    /**
     * The only record; by its id where the registry has no uids.
     *
     * @throws NoSuchRecordException if there is none
     * @throws NotUniqueException if there are several
     */
    R one(String uid) {
        return registry.uid().isPresent() ? all(List.of(uid)).get(0) : byId(uid);
    }

    private R byId(String id) {
        return records.filter(Condition.<R>lookup("id", id))
                .findOne()
                .orElseThrow(() -> new NoSuchRecordException("No record of registry " + registry.name() + " has id '"
                        + id + "'; its records have no uids. `lamin query` lists records."));
    }

    /**
     * The only record of each uid.
     *
     * @throws NoSuchRecordException if there is none for one of them
     * @throws NotUniqueException if there are several for one of them
     */
    List<R> all(Collection<String> uids) {
        Map<String, R> exact = new LinkedHashMap<>();
        records.filter(Condition.<R>lookup("uid__in", List.copyOf(uids)))
                .forEach(record -> exact.put(uid(record), record));
        List<R> found = new ArrayList<>();
        for (String uid : uids) {
            R record = exact.get(uid);
            found.add(record == null ? beginning(uid) : record);
        }
        return found;
    }

    private R beginning(String uid) {
        if (uid.isBlank()) {
            throw new IllegalArgumentException("A uid must not be empty.");
        }
        QuerySet<R> candidates = records.filter(Condition.<R>lookup("uid__startswith", uid));
        int stem = registry.uidRule().map(UidRule::stemLength).orElse(0);
        if (uid.length() <= stem) {
            candidates = candidates.filter(Condition.<R>lookup("is_latest", true));
        }
        List<R> some = candidates.limit(MOST_NAMED + 1).list();
        if (some.isEmpty()) {
            throw new NoSuchRecordException("No record of registry " + registry.name() + " that can be seen here has"
                    + " uid '" + uid + "' or one that begins so. Case matters; `lamin query` lists records.");
        }
        if (some.size() > 1) {
            throw severalMatch(uid, some);
        }
        return some.get(0);
    }

    private NotUniqueException severalMatch(String uid, List<R> some) {
        List<String> named =
                new ArrayList<>(some.stream().limit(MOST_NAMED).map(this::uid).toList());
        if (some.size() > MOST_NAMED) {
            named.add("...");
        }
        return new NotUniqueException(
                "Several records of registry " + registry.name() + " have a uid that begins with '" + uid + "': "
                        + String.join(", ", named) + ". Give more of the uid.");
    }

    private String uid(R record) {
        return String.valueOf(registry.value(record, registry.uid().orElseThrow()));
    }
}
