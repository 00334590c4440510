package org.laminj.transfer.internal;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.model.Artifact;
import org.laminj.core.store.Row;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.UnreadRelease;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/**
 * Digests of the rows that a plan was made from: all values of the source, and what the target has of them.
 *
 * <p>Two plans with equal digests do the same. The order in which rows were met does not count, nor how they were
 * sliced.
 */
final class PlanDigests {

    private final SortedMap<String, HashCode> digests = new TreeMap<>();

    /** Adds what was found in one slice. */
    void add(FoundTransfer found, LinkComparison links) {
        for (FoundRecords records : found.closure().all()) {
            String of = records.registry().name();
            for (FoundRecord record : records.all()) {
                add(
                        of,
                        text(record.row()) + " " + there(record, found.closure()) + " " + record.changes()
                                + terms(record));
            }
        }
        for (OfRegistry resolved : found.closure().resolved().all()) {
            resolved.above().forEach(above -> add(resolved.registry().name(), above.term() + " " + above.reason()));
        }
        links.compared().forEach((link, compared) -> {
            SelectedLinks selected = found.closure().linksOf(link);
            selected.forEach(
                    found.columns(), row -> add(link.table(), text(row) + " " + compared.state(row.number(link.id()))));
        });
        String artifacts = found.scope().registry(Artifact.class).name();
        found.data().forEach(data -> add(artifacts, data.toString()));
        found.surplus().ids().forEach((link, ids) -> ids.forEach(id -> add(link.table(), id + " surplus")));
        found.closure().droppedIds().forEach((of, ids) -> ids.forEach(id -> add(of, id + " dropped")));
    }

    /** What an earlier slice has brought from an ontology is there when it is written, and is not when it is planned. */
    private static String there(FoundRecord record, Closure closure) {
        boolean brought = record.outcome() == Outcome.MAPPED
                && record.targetUid()
                        .map(uid -> new RecordKey(record.registry().name(), uid))
                        .filter(closure.settled()::hasBrought)
                        .isPresent();
        return brought ? "brought" : record.targetId().map(String::valueOf).orElse("missing");
    }

    private static String terms(FoundRecord record) {
        String differences = record.differences().isEmpty() ? "" : " " + record.differences();
        return differences
                + record.term().map(term -> " " + record.reason() + " " + term).orElse("");
    }

    private void add(String of, String line) {
        HashCode hash = Hashing.sha256().hashString(line, StandardCharsets.UTF_8);
        digests.merge(of, hash, (one, other) -> Hashing.combineUnordered(List.of(one, other)));
    }

    private static String text(Row row) {
        return Arrays.toString(row.values());
    }

    /**
     * By registry, link table and column.
     *
     * @param unread releases that could not be asked, without which others may find more
     */
    SortedMap<String, String> digests(List<UnreadRelease> unread) {
        unread.forEach(release -> add(release.registry(), release.release() + " unread"));
        SortedMap<String, String> texts = new TreeMap<>();
        digests.forEach((of, hash) -> texts.put(of, hash.toString()));
        return texts;
    }
}
