package org.laminj.core.internal.delete;

import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** Hides records that somebody may want back. */
public final class Trash {

    private static final int VISIBLE = 1;
    private static final int TRASHED = -1;

    private final OpenDatabase open;
    private final RecordWriter writer;

    public Trash(OpenDatabase open, RecordWriter writer) {
        this.open = open;
        this.writer = writer;
    }

    /** The record as it is in the trash. */
    public <R extends SqlRecord> R put(R record) {
        R trashed = set(record, TRASHED, "move to the trash");
        String what = registry(record).modelName();
        open.messages().message(MessageLevel.IMPORTANT, "moved " + what + " to trash (visibility = -1)");
        return trashed;
    }

    /** The record as it is out of the trash. */
    public <R extends SqlRecord> R takeOut(R record) {
        return set(record, VISIBLE, "restore");
    }

    private <R extends SqlRecord> R set(R record, int visibility, String verb) {
        Registry<R> registry = registry(record);
        Field field = registry.field("visibility")
                .orElseThrow(() -> new IllegalArgumentException("Cannot " + verb + " " + record
                        + ": records of registry " + registry.name() + " are always visible. Delete it instead."));
        return writer.set(registry, open.ownId(record, verb), field, visibility);
    }

    @SuppressWarnings("unchecked")
    private <R extends SqlRecord> Registry<R> registry(R record) {
        return open.records().graph().registry((Class<R>) record.getClass());
    }
}
