package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TermNotes;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.internal.data.ArtifactData;

/** What the slices of a transaction come to, one after the other. */
final class Account {

    private final TransferRequest request;
    private final PublicOntologies ontologies;
    private final List<Outcomes> outcomes = new ArrayList<>();
    private final PlanDigests digests = new PlanDigests();
    private final Map<Long, String> selectedUids = new HashMap<>();
    private final List<ArtifactData> data = new ArrayList<>();
    private List<Dropped> dropped = List.of();
    private DonePart done = DonePart.none();

    Account(TransferRequest request, PublicOntologies ontologies) {
        this.request = request;
        this.ontologies = ontologies;
    }

    /** Notes what was found in a slice. */
    void found(FoundTransfer found) {
        outcomes.add(found.outcomes());
        data.addAll(found.data());
        dropped = DonePart.summed(dropped, found.closure().dropped());
        Registry<?> registry = request.registry();
        Field uid = registry.uid().orElse(null);
        if (uid != null) {
            found.closure()
                    .of(registry)
                    .where(FoundRecord::isSelected)
                    .forEach(record -> selectedUids.put(record.sourceId(), String.valueOf(record.get(uid))));
        }
    }

    /** Notes all rows of a slice, so that another account can be compared with this one. */
    void digest(FoundTransfer found, LinkComparison links) {
        digests.add(found, links);
    }

    /** Adds what became of a slice, or would. */
    void add(DonePart part) {
        done = done.plus(part);
    }

    DonePart done() {
        return done.with(new TermNotes(List.of(), List.of(), ontologies.unread()));
    }

    /** Where the data of artifacts is and shall be, if the options ask for it. */
    List<ArtifactData> data() {
        return data;
    }

    /** What was found in each slice. */
    List<Outcomes> outcomes() {
        return outcomes;
    }

    List<PlannedRecord> conflicts() {
        return outcomes.stream()
                .flatMap(slice -> slice.records().stream())
                .filter(record -> record.outcome() == Outcome.CONFLICT)
                .toList();
    }

    List<Dropped> losses() {
        return dropped.stream().filter(dropped -> dropped.reason().isLoss()).toList();
    }

    /**
     * The account that people and files keep.
     *
     * @param found what was found of the data; null if nobody asked for it
     */
    TransferPlan plan(@Nullable DataReport found) {
        return new TransferPlan(
                request.source().slug().toString(),
                request.target().slug().toString(),
                request.registry().name(),
                request.ids().stream()
                        .map(selectedUids::get)
                        .filter(Objects::nonNull)
                        .toList(),
                request.options(),
                done.records(),
                done.counts(),
                done.dropped(),
                done.removed(),
                done().terms(),
                digests.digests(ontologies.unread()),
                found);
    }
}
