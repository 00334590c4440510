package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.User;
import org.laminj.core.model.Versioned;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.Level;
import org.laminj.transfer.Origin;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TermDifference;
import org.laminj.transfer.TermNotes;
import org.laminj.transfer.internal.FoundRecord.Way;
import org.laminj.transfer.internal.ResolvedTerms.Above;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/** The account of a closure: what becomes of each record, in the words of plans and reports. */
final class Outcomes {

    private final RecordNames names;
    private final List<PlannedRecord> records = new ArrayList<>();
    private final SortedMap<String, Counts> counts = new TreeMap<>();
    private final List<RecordKey> toldMapped = new ArrayList<>();
    private final List<RecordKey> toldTransferred = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<TermDifference> differences = new ArrayList<>();
    private final List<RecordKey> obsolete = new ArrayList<>();
    private long bytes;

    static Outcomes of(Closure closure, Scope scope, StoreSession source, RecordNames names) {
        Outcomes outcomes = new Outcomes(names);
        boolean withOrigin = scope.options().level() == Level.FULL;
        Map<Long, String> handles = withOrigin ? handles(scope, source) : Map.of();
        closure.inOrder().forEach(found -> outcomes.add(found, withOrigin ? origin(found, handles) : null));
        closure.resolved().all().forEach(outcomes::addAbove);
        closure.dropped().forEach(outcomes::count);
        return outcomes;
    }

    private Outcomes(RecordNames names) {
        this.names = names;
    }

    private static Map<Long, String> handles(Scope scope, StoreSession source) {
        Registry<?> users = scope.registry(User.class);
        Map<Long, String> handles = new HashMap<>();
        source.selectAll(users, List.of(users.id(), users.nameField()))
                .forEach(row -> handles.put(row.number(users.id()), String.valueOf(row.get(users.nameField()))));
        return handles;
    }

    private static @Nullable Origin origin(FoundRecord found, Map<Long, String> handles) {
        Row row = found.row();
        Long user = found.registry().field("created_by").map(row::numberOrNull).orElse(null);
        return found.isNew()
                ? new Origin(
                        time(found, "created_at"), time(found, "updated_at"), user == null ? null : handles.get(user))
                : null;
    }

    private static @Nullable Instant time(FoundRecord found, String name) {
        return found.registry()
                .field(name)
                .map(found::get)
                .map(Instant.class::cast)
                .orElse(null);
    }

    private void add(FoundRecord found, @Nullable Origin origin) {
        RecordKey key = names.key(found);
        records.add(new PlannedRecord(key, found.outcome(), found.reason(), step(found), found.changes(), origin));
        counts.merge(found.registry().name(), Counts.of(found.outcome()), Counts::plus);
        if (found.isNew()) {
            bytes += found.registry().fields().stream()
                    .filter(Field::isByteCount)
                    .map(found.row()::numberOrNull)
                    .mapToLong(count -> count == null ? 0 : count)
                    .sum();
        }
        found.sameContent().ifPresent(other -> warnings.add(key + " is new here and has the same content as " + other));
        note(found, key);
        if (isTold(found)) {
            (found.isNew() ? toldTransferred : toldMapped).add(key);
        }
    }

    private void addAbove(OfRegistry resolved) {
        for (Above above : resolved.above()) {
            records.add(new PlannedRecord(
                    resolved.key(above.term()), Outcome.RESOLVED, above.reason(), above.step(), List.of(), null));
            counts.merge(resolved.registry().name(), Counts.of(Outcome.RESOLVED), Counts::plus);
        }
    }

    private void note(FoundRecord found, RecordKey key) {
        found.differences()
                .forEach(difference -> differences.add(
                        new TermDifference(key, difference.field(), difference.from(), difference.to())));
        found.term().filter(Term::obsolete).ifPresent(term -> obsolete.add(key));
    }

    private void count(Dropped dropped) {
        counts.merge(dropped.of(), Counts.ofDropped(dropped.count()), Counts::plus);
    }

    /**
     * As the original tells it: all new records but feature sets and values; of those that were there the selected
     * ones and the labels.
     */
    private static boolean isTold(FoundRecord found) {
        Class<?> type = found.registry().type();
        boolean linked = found.way() == Way.LINK || found.way() == Way.MEMBER;
        if (found.registry().uid().isEmpty()) {
            return false;
        }
        if (linked && !CanValidate.class.isAssignableFrom(type) && !Versioned.class.isAssignableFrom(type)) {
            return false;
        }
        return found.isNew() || found.way() == Way.SELECTED || found.way() == Way.LINK;
    }

    private PlannedRecord.@Nullable Step step(FoundRecord found) {
        FoundRecord.Step step = found.step();
        return step == null ? null : new PlannedRecord.Step(names.key(step.from()), step.by());
    }

    /** Each record that is reached, in the order in which they are told of. */
    List<PlannedRecord> records() {
        return records;
    }

    /** By registry, and by what of them stays behind. */
    SortedMap<String, Counts> counts() {
        return counts;
    }

    /** What is worth knowing of terms. */
    TermNotes terms() {
        return new TermNotes(differences, obsolete, List.of());
    }

    /** Bytes of data that the new records are about. */
    long bytes() {
        return bytes;
    }

    /** A line for each new record whose content the target has already under another uid. */
    List<String> warnings() {
        return warnings;
    }

    /** The two lines of the original; a list may be empty. */
    List<String> lines() {
        return List.of("mapped records: " + joined(toldMapped), "transferred records: " + joined(toldTransferred));
    }

    private static String joined(List<RecordKey> keys) {
        return keys.stream().map(RecordKey::toString).collect(Collectors.joining(", "));
    }
}
