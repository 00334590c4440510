package org.laminj.transfer.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.Phase;
import org.laminj.transfer.Versions;
import org.laminj.transfer.internal.data.ArtifactData;

/** The part of a transfer that only reads: finds what belongs to it and what becomes of that, in one state of each side. */
final class TransferReading {

    private final TransferRequest request;
    private final StoreSession from;
    private final StoreSession into;
    private final PublicOntologies ontologies;
    private final Progress progress;
    private final Scope scope;
    private final Columns columns;

    TransferReading(
            TransferRequest request,
            StoreSession from,
            StoreSession into,
            PublicOntologies ontologies,
            Progress progress) {
        this.request = request;
        this.from = from;
        this.into = into;
        this.ontologies = ontologies;
        this.progress = progress;
        this.scope = new Scope(request.source(), request.target(), request.registry(), request.options());
        this.columns = new Columns(from, into);
    }

    /** Finds what belongs to some of the selected records and has not come with earlier ones. */
    FoundTransfer find(List<Long> ids, Settled settled) {
        NewNames newNames = new NewNames(into, request.source().slug());
        Matcher matcher = new Matcher(into, scope, newNames, settled);
        Closure closure = progress.during(
                Phase.READ,
                () -> new ClosureWalk(scope, from, into, columns, matcher, ontologies, settled, progress)
                        .from(request.registry(), ids));
        return progress.during(Phase.COMPARE, () -> compare(matcher, newNames, closure));
    }

    private FoundTransfer compare(Matcher matcher, NewNames newNames, Closure closure) {
        RecordNames names = new RecordNames(closure, scope, from);
        closure.all().forEach(records -> matcher.matchByReferences(records, closure));
        new SameInSource(closure).merge();
        new MemberHashes(scope, closure, matcher, from, into).renew();
        new FieldChanges(scope, closure, into, columns, newNames, names).find();
        List<ArtifactData> data = new ArtifactPlaces(request.target(), scope, from, into).find(closure);
        new ValueCheck(into, closure, columns).run();
        new UniqueKeyCheck(into, closure).run();
        closure.all().forEach(this::readVersions);
        SurplusLinks surplus = new SurplusLinks(closure, columns, scope, into, names);
        if (scope.options().links() == LinkUpdate.MIRROR) {
            closure.mirrored().forEach(surplus::find);
        }
        return new FoundTransfer(scope, columns, closure, surplus, data, Outcomes.of(closure, scope, from, names));
    }

    private void readVersions(FoundRecords records) {
        if (records.registry().isVersioned()) {
            List<String> uids = records.newUids();
            if (!uids.isEmpty()) {
                records.supersede(new LatestVersions(from).superseded(records.registry(), uids));
            }
        }
    }

    /** The selected records, or all versions of them in order where that is asked for. */
    static List<Long> withVersions(TransferRequest request, StoreSession from) {
        Registry<?> registry = request.registry();
        if (request.options().versions() == Versions.SELECTED || !registry.isVersioned()) {
            return request.ids();
        }
        Field uid = registry.uid().orElseThrow();
        UidRule rule = registry.uidRule().orElseThrow();
        List<String> stems = from.select(registry, List.of(uid), registry.id(), request.ids()).stream()
                .map(row -> rule.stemOf(String.valueOf(row.get(uid))))
                .distinct()
                .toList();
        List<Row> family = from.selectByPrefix(registry, List.of(registry.id(), uid), uid, stems);
        Map<String, List<Row>> byStem = family.stream()
                .sorted(Comparator.comparing(row -> String.valueOf(row.get(uid))))
                .collect(Collectors.groupingBy(row -> rule.stemOf(String.valueOf(row.get(uid)))));
        return stems.stream()
                .flatMap(name -> byStem.getOrDefault(name, List.of()).stream())
                .map(row -> row.number(registry.id()))
                .toList();
    }
}
