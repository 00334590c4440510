package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.SideTable;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;

/**
 * Which parts of a transfer are done, kept in tables of its own in the target, so that a part and the note of it are
 * committed together.
 */
final class Ledger {

    private static final Field ID = Field.builder("id", FieldType.BIG_INTEGER).build();
    private static final Field KEY =
            Field.builder("key", FieldType.TEXT).length(64).indexed(true).build();
    private static final Field BEGUN =
            Field.builder("begun_at", FieldType.TIMESTAMP).build();
    private static final Field FINISHED =
            Field.builder("finished_at", FieldType.TIMESTAMP).nullable(true).build();
    private static final SideTable TRANSFERS =
            new SideTable("laminj_transfer", List.of(ID, KEY, BEGUN, FINISHED), List.of());

    private static final Field TRANSFER =
            Field.builder("transfer_id", FieldType.BIG_INTEGER).build();
    private static final Field POSITION =
            Field.builder("position", FieldType.INTEGER).build();
    private static final Field CONTENT =
            Field.builder("content", FieldType.TEXT).build();
    private static final SideTable PARTS = new SideTable(
            "laminj_transfer_part", List.of(ID, TRANSFER, POSITION, CONTENT), List.of(List.of(TRANSFER, POSITION)));

    private final StoreSession target;

    Ledger(StoreSession target) {
        this.target = target;
    }

    /** The transfer with a key that was begun and not finished, the latest if there are several. */
    static Optional<Long> unfinished(StoreSession target, String key) {
        if (target.columns(TRANSFERS).isEmpty()) {
            return Optional.empty();
        }
        return target.select(TRANSFERS, List.of(ID, FINISHED), KEY, List.of(key)).stream()
                .filter(row -> row.get(FINISHED) == null)
                .map(row -> row.number(ID))
                .reduce((earlier, later) -> later);
    }

    /** What the parts of a transfer that are done have brought, in order. */
    List<DonePart> parts(long transfer) {
        List<DonePart> parts = new ArrayList<>();
        target.select(PARTS, List.of(TRANSFER, CONTENT), TRANSFER, List.of(transfer))
                .forEach(row -> parts.add(TransferJson.read(String.valueOf(row.get(CONTENT)), DonePart.class)));
        return parts;
    }

    /** Notes that a transfer begins, and answers under which number. */
    long begin(String key, Instant now) {
        target.create(TRANSFERS);
        target.create(PARTS);
        return target.insertOne(
                TRANSFERS, new Row(new RowShape(List.of(KEY, BEGUN)), new @Nullable Object[] {key, now}));
    }

    /** Notes that a part is done. */
    void add(long transfer, int position, DonePart part) {
        target.insertOne(PARTS, new Row(new RowShape(List.of(TRANSFER, POSITION, CONTENT)), new @Nullable Object[] {
            transfer, position, TransferJson.writeCompact(part)
        }));
    }

    /** Notes that all parts are done, and forgets what they have brought. */
    void finish(long transfer, Instant now) {
        target.update(TRANSFERS, transfer, new Row(new RowShape(List.of(FINISHED)), new @Nullable Object[] {now}));
        target.delete(
                PARTS,
                target.select(PARTS, List.of(ID), TRANSFER, List.of(transfer)).stream()
                        .map(row -> row.number(ID))
                        .toList());
    }
}
