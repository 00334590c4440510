package org.laminj.transfer.internal;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StoreSession;

/** How far a transfer in parts has come: what its ledger says, and what its parts have brought so far. */
final class PartedTransfer {

    private final TransferRequest request;
    private final String key;
    private final Settled settled = new Settled();
    private @Nullable Long transfer;
    /** The number in a transaction that may yet be rolled back. */
    private @Nullable Long begun;

    private @Nullable Long abandoned;
    private int done;

    PartedTransfer(TransferRequest request) {
        this.request = request;
        this.key = key(request);
        settled.select(request.registry().type(), request.ids());
    }

    /** The same for the same records with the same options in parts of the same size. */
    private static String key(TransferRequest request) {
        Optional<Field> uid = request.registry().uid();
        List<String> roots =
                uid.isEmpty()
                        ? request.ids().stream().map(String::valueOf).toList()
                        : request.source()
                                .store()
                                .read(from -> from
                                        .select(
                                                request.registry(),
                                                List.of(uid.get()),
                                                request.registry().id(),
                                                request.ids())
                                        .stream()
                                        .map(row -> String.valueOf(row.get(uid.get())))
                                        .toList());
        String text = String.join(
                "\n",
                request.source().settings().id().hex(),
                request.registry().name(),
                TransferJson.writeCompact(request.options()),
                String.valueOf(request.batch()),
                String.join(" ", roots));
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    /** Goes on where an earlier attempt stopped, and answers what that has brought; nothing if there was none. */
    DonePart resume(StoreSession into) {
        Optional<Long> unfinished = Ledger.unfinished(into, key);
        if (unfinished.isEmpty()) {
            return DonePart.none();
        }
        List<DonePart> parts = new Ledger(into).parts(unfinished.get());
        if (!parts.stream().allMatch(part -> isThere(into, part))) {
            abandoned = unfinished.get();
            return DonePart.none();
        }
        transfer = unfinished.get();
        parts.forEach(part -> settled.add(part, request.source().schema()));
        done = parts.size();
        return parts.stream().map(DonePart::withoutIds).reduce(DonePart.none(), DonePart::plus);
    }

    /** Whether the target still has what a part has brought; else it is brought again. */
    private boolean isThere(StoreSession into, DonePart part) {
        return part.targetIds().entrySet().stream().allMatch(brought -> {
            Registry<?> registry = request.source().schema().registry(brought.getKey());
            Set<Long> ids = Set.copyOf(brought.getValue().values());
            return into.count(registry, registry.id(), ids) == ids.size();
        });
    }

    /** How many parts are done. */
    int done() {
        return done;
    }

    Settled settled() {
        return settled;
    }

    /** Takes in what a part has brought that is committed. */
    void add(DonePart part) {
        transfer = begun;
        settled.add(part, request.source().schema());
        done++;
    }

    /** What the transaction of a part notes in the ledger. */
    Note note(int position, int parts) {
        return new Note(position, position == parts - 1);
    }

    /** A note in the ledger, made in the transaction of its part. */
    final class Note implements TransferJob.PartNote {

        private final int position;
        private final boolean last;

        private Note(int position, boolean last) {
            this.position = position;
            this.last = last;
        }

        @Override
        public void written(StoreSession into, DonePart done) {
            Instant now = request.target().now();
            Ledger ledger = new Ledger(into);
            if (abandoned != null) {
                ledger.finish(abandoned, now);
            }
            long number = transfer == null ? ledger.begin(key, now) : transfer;
            if (last) {
                ledger.finish(number, now);
            } else {
                ledger.add(number, position, done);
            }
            begun = number;
        }

        @Override
        public boolean isLast() {
            return last;
        }
    }
}
