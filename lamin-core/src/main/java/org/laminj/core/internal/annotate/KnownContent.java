package org.laminj.core.internal.annotate;

import java.util.List;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** Finds the records that hold the same content, by the hash of it. */
final class KnownContent {

    private final RecordSource records;

    KnownContent(RecordSource records) {
        this.records = records;
    }

    /** The records of a registry with this hash, whatever their visibility. */
    <R extends SqlRecord> List<R> withHash(DatabaseSession session, Class<R> type, String hash) {
        Registry<R> registry = records.graph().registry(type);
        Field field = registry.field("hash").orElseThrow();
        return records.records(registry, session.select(registry, registry.fields(), field, List.of(hash)));
    }
}
