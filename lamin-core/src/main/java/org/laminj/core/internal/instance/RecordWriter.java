package org.laminj.core.internal.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;

/** Saves records of the instance's own: each call in one transaction, unless it is given one. */
public final class RecordWriter {

    private final OpenDatabase open;
    private final RecordSource records;

    public RecordWriter(OpenDatabase open) {
        this.open = open;
        this.records = open.records();
    }

    /** Updates a record, or inserts one that was never saved. */
    public <R extends SqlRecord> R save(R record, @Nullable Run run) {
        if (!record.id().isSaved()) {
            return save(Draft.from(record), run);
        }
        return open.database()
                .writeSession(session -> update(session, record, new DraftRows(open, run).replaced(record)));
    }

    /** Inserts a new record or changes the fields that a draft names. */
    public <R extends SqlRecord> R save(Draft<R> draft, @Nullable Run run) {
        return open.database().writeSession(session -> save(session, draft, run));
    }

    /** As {@link #save(Draft, Run)}, inside a transaction. */
    public <R extends SqlRecord> R save(DatabaseSession session, Draft<R> draft, @Nullable Run run) {
        DraftRows rows = new DraftRows(open, run);
        return draft.original()
                .filter(original -> original.id().isSaved())
                .map(original -> update(session, original, rows.changed(draft)))
                .orElseGet(() -> insert(session, draft, rows));
    }

    /**
     * Saves several drafts in one transaction. New records of registries with uid are inserted together, with as many
     * statements for ten thousand as for one.
     */
    public <R extends SqlRecord> List<R> saveAll(Collection<Draft<R>> drafts, @Nullable Run run) {
        boolean allNew = drafts.stream()
                .allMatch(draft -> draft.revised().isEmpty()
                        && draft.original()
                                .filter(original -> original.id().isSaved())
                                .isEmpty());
        if (!allNew || drafts.size() < 2) {
            return oneByOne(drafts, run);
        }
        Registry<R> registry = records.graph().registry(drafts.iterator().next().type());
        return registry.uid()
                .map(uid -> new NewRecords<>(open, registry, uid).save(drafts, run))
                .orElseGet(() -> oneByOne(drafts, run));
    }

    private <R extends SqlRecord> List<R> oneByOne(Collection<Draft<R>> drafts, @Nullable Run run) {
        return open.database().writeSession(session -> {
            List<R> saved = new ArrayList<>(drafts.size());
            drafts.forEach(draft -> saved.add(save(session, draft, run)));
            return saved;
        });
    }

    @SuppressWarnings("unchecked")
    private <R extends SqlRecord> R update(DatabaseSession session, R original, Row changes) {
        Registry<R> registry = records.graph().registry((Class<R>) original.getClass());
        new RenameGuard(session, open).check(registry, original, changes);
        if (!changes.fields().isEmpty()) {
            session.update(registry, original.id().value(), changes);
        }
        return reloaded(session, registry, original.id().value());
    }

    private <R extends SqlRecord> R insert(DatabaseSession session, Draft<R> draft, DraftRows rows) {
        Registry<R> registry = records.graph().registry(draft.type());
        Map<String, @Nullable Object> inherited = draft.revised()
                .map(revised -> new Revision<>(session, open, registry).begin(revised, draft))
                .orElse(Map.of());
        return reloaded(session, registry, session.insertOne(registry, rows.inserted(draft, inherited)));
    }

    /** Sets one field of a record, and the time of the update. */
    public <R extends SqlRecord> R set(Registry<R> registry, long id, Field field, @Nullable Object value) {
        return open.database().writeSession(session -> {
            session.update(registry, id, open.change(registry, field, value));
            return reloaded(session, registry, id);
        });
    }

    private <R extends SqlRecord> R reloaded(DatabaseSession session, Registry<R> registry, long id) {
        Field key = registry.id();
        return records.records(registry, session.select(registry, registry.fields(), key, List.of(id)))
                .get(0);
    }
}
