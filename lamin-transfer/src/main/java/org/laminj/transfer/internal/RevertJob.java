package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.RevertReport;
import org.laminj.transfer.TransferException;

/** Takes one transfer back: finds what its run created and what of it must stay, and removes the rest. */
public final class RevertJob {

    private final Instance target;
    private final String run;

    public RevertJob(Instance target, String run) {
        this.target = target;
        this.run = run;
    }

    /** What would be removed. */
    public RevertReport plan() {
        return target.store().read(session -> {
            RevertedRows found = find(session, transferRun(session));
            return found.report(target.slug(), run, data(session, found));
        });
    }

    /** Removes it in one transaction. */
    public RevertReport apply() {
        return target.store().write(session -> {
            long id = transferRun(session);
            RevertedRows found = find(session, id);
            List<String> data = data(session, found);
            remove(session, found, id);
            return found.report(target.slug(), run, data);
        });
    }

    private long transferRun(StoreSession session) {
        Registry<Run> runs = target.schema().registry(Run.class);
        Field uid = runs.uid().orElseThrow();
        Field transform = runs.field("transform").orElseThrow();
        Row row = session.select(runs, List.of(runs.id(), transform), uid, List.of(run)).stream()
                .findFirst()
                .orElseThrow(() -> new TransferException("Cannot revert run '" + run + "': '" + target.slug()
                        + "' has no such run. The report of a transfer names its run."));
        if (!isTransfer(session, row.number(transform))) {
            throw new TransferException("Cannot revert run '" + run + "': it is not the run of a transfer. Only what"
                    + " transfers created can be taken back.");
        }
        return row.number(runs.id());
    }

    private boolean isTransfer(StoreSession session, long id) {
        Registry<Transform> transforms = target.schema().registry(Transform.class);
        Field key = transforms.field("key").orElseThrow();
        return session.select(transforms, List.of(key), transforms.id(), List.of(id)).stream()
                .anyMatch(row -> TransferRun.isKey(row.get(key)));
    }

    private RevertedRows find(StoreSession session, long id) {
        RevertedRows rows = new RevertedRows(session, target.schema(), id);
        rows.find();
        return rows;
    }

    private List<String> data(StoreSession session, RevertedRows found) {
        Registry<Artifact> artifacts = target.schema().registry(Artifact.class);
        return new LeftData(target).of(session, found.removed().getOrDefault(artifacts, Set.of()));
    }

    private void remove(StoreSession session, RevertedRows found, long id) {
        List<Runnable> afterwards = new ArrayList<>();
        for (Map.Entry<Table, Set<Long>> entry : found.removed().entrySet()) {
            Table table = entry.getKey();
            if (table instanceof Registry<?> registry && registry.isVersioned()) {
                List<String> uids = uids(session, registry, entry.getValue());
                afterwards.add(() -> new LatestVersions(session).settle(registry, uids, Set.of()));
            }
            int deleted = session.delete(table, entry.getValue());
            if (deleted != entry.getValue().size()) {
                throw new IllegalStateException("Only " + deleted + " of "
                        + entry.getValue().size() + " rows of " + table.table() + " could be removed");
            }
        }
        afterwards.forEach(Runnable::run);
        CreatedRows created = new CreatedRows(session);
        created.forget(id);
        found.kept().forEach((table, ids) -> {
            if (!CreatedRows.areMarked(table)) {
                created.note(table, ids);
            }
        });
        created.keep(id);
    }

    private static List<String> uids(StoreSession session, Registry<?> registry, Set<Long> ids) {
        Field uid = registry.uid().orElseThrow();
        return session.select(registry, List.of(uid), registry.id(), ids).stream()
                .map(row -> String.valueOf(row.get(uid)))
                .toList();
    }
}
