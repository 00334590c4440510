package org.laminj.transfer.internal;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Staging;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Phase;

/**
 * The work of one transaction. Takes the selected records in slices, so that memory holds no more than one of them,
 * however many are selected; what a slice has brought the next ones find as that of an earlier part.
 */
final class SlicedTransfer {

    private static final int SLICE = StoreSession.BATCH;

    private final TransferRequest request;
    private final StoreSession from;
    private final StoreSession into;
    private final Settled settled;
    private final Progress progress;
    private final TransferReading reading;
    private final Account account;
    private final AtomicLong written = new AtomicLong();

    /**
     * @param settled what came before, to which this adds
     */
    SlicedTransfer(
            TransferRequest request,
            StoreSession from,
            StoreSession into,
            Settled settled,
            PublicOntologies ontologies,
            Progress progress) {
        this.request = request;
        this.from = from;
        this.into = into;
        this.settled = settled;
        this.progress = progress;
        this.reading = new TransferReading(request, from, into, ontologies, progress);
        this.account = new Account(request, ontologies);
        settled.select(request.registry().type(), request.ids());
    }

    /**
     * Reads all slices and writes nothing.
     *
     * @param digests whether links are counted, and the account shall be comparable with a plan
     */
    Account plan(boolean digests) {
        for (List<Long> slice : slices()) {
            FoundTransfer found = reading.find(slice, settled);
            account.found(found);
            add(DonePart.of(found, digests ? digested(found).counts() : new TreeMap<>()));
        }
        return account;
    }

    /**
     * Reads and writes slice by slice. Where something contradicts the target nothing more is written, but the rest is
     * read, so that all of it is told.
     *
     * @param digests whether the account shall be comparable with a plan
     * @param check throws if the account of all slices must not be; called before the last slice is written
     * @param verified the data that may be referred to in the target's own storage
     * @param ownRecords makes what the written rows name, when the first of them is written
     */
    Account write(boolean digests, Consumer<Account> check, VerifiedData verified, Supplier<OwnRecords> ownRecords) {
        List<List<Long>> slices = slices();
        for (int position = 0; position < slices.size(); position++) {
            FoundTransfer found = reading.find(slices.get(position), settled);
            account.found(found);
            SortedMap<String, Counts> links = digests ? digested(found).counts() : new TreeMap<>();
            if (position == slices.size() - 1) {
                check.accept(account);
            }
            if (account.conflicts().isEmpty()) {
                verified.require(found.data());
                links = write(found, ownRecords.get());
            }
            add(DonePart.of(found, links));
        }
        return account;
    }

    private List<List<Long>> slices() {
        return request.ids().isEmpty() ? List.of(List.of()) : Lists.partition(request.ids(), SLICE);
    }

    private LinkComparison digested(FoundTransfer found) {
        return progress.during(Phase.COMPARE, () -> {
            LinkComparison links = LinkComparison.of(found, from, into);
            account.digest(found, links);
            return links;
        });
    }

    private void add(DonePart part) {
        settled.add(part, request.source().schema());
        account.add(part);
    }

    private SortedMap<String, Counts> write(FoundTransfer found, OwnRecords own) {
        try (Staging staging = into.staging(from)) {
            long all = written.get() + toWrite(found);
            TransferWriter writer = new TransferWriter(
                    into,
                    staging,
                    found,
                    own,
                    request.target().now(),
                    rows -> progress.written(written.addAndGet(rows), all));
            progress.during(Phase.WRITE, () -> {
                writer.write();
                return own;
            });
            progress.during(Phase.PROVE, () -> {
                new Balance(into, found, writer.links()).prove();
                return own;
            });
            return writer.counts();
        }
    }

    private long toWrite(FoundTransfer found) {
        long rows = found.closure().all().stream()
                .mapToLong(of -> of.where(FoundRecord::isNew).size())
                .sum();
        rows += found.closure().resolved().all().stream()
                .mapToLong(of -> of.terms().size())
                .sum();
        for (LinkTable link : found.closure().links().keySet()) {
            SelectedLinks selected = found.closure().linksOf(link);
            rows += selected.more().size()
                    + selected.records().entrySet().stream()
                            .mapToLong(near -> from.count(link, near.getKey(), near.getValue()))
                            .sum();
        }
        return rows;
    }
}
