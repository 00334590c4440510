package org.laminj.core.internal.delete;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;

/**
 * Deletes records of one instance.
 *
 * <p>What belongs to what is declared with the references and links of the registries. The database itself knows
 * references only, and refuses what is left of them at the end of the transaction.
 */
public final class RecordDeletion {

    private static final int NAMED = 3;

    private final OpenDatabase open;

    public RecordDeletion(OpenDatabase open) {
        this.open = open;
    }

    /** Deletes all of the records with what belongs to them, or nothing. */
    public void delete(Collection<? extends SqlRecord> records) {
        Map<Registry<?>, Set<Long>> wanted = new LinkedHashMap<>();
        for (SqlRecord record : records) {
            wanted.computeIfAbsent(
                            open.records().graph().registry(record.getClass()), registry -> new LinkedHashSet<>())
                    .add(open.ownId(record, "delete"));
        }
        List<SqlRecord> promoted = open.database().writeSession(session -> delete(session, records, wanted));
        promoted.forEach(latest -> open.messages().message(MessageLevel.WARNING, "new latest version is " + latest));
    }

    private List<SqlRecord> delete(
            DatabaseSession session, Collection<? extends SqlRecord> records, Map<Registry<?>, Set<Long>> wanted) {
        Doomed doomed = Doomed.of(session, open.records().graph(), wanted);
        List<String> uses = new Uses(session, open.records().graph(), doomed).list();
        if (!uses.isEmpty()) {
            throw needed(records, uses);
        }
        List<SqlRecord> promoted = new NextLatest(session, open).promote(doomed);
        doomed.delete();
        return promoted;
    }

    private ConstraintException needed(Collection<? extends SqlRecord> records, List<String> uses) {
        String named = records.stream().limit(NAMED).map(SqlRecord::toString).collect(Collectors.joining(", "))
                + (records.size() > NAMED ? " and " + (records.size() - NAMED) + " more" : "");
        return new ConstraintException(
                "Cannot delete " + named + " of instance '" + open.settings().slug()
                        + "': other records refer to it, " + String.join(", ", uses)
                        + ". Nothing was deleted. Delete these first, or take it off them.",
                null);
    }
}
