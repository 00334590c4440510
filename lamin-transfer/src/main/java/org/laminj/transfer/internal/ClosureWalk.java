package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.CanValidate;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.Parents;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.Update;
import org.laminj.transfer.internal.Closure.Mirrored;
import org.laminj.transfer.internal.FoundRecord.Step;
import org.laminj.transfer.internal.FoundRecord.Way;

/**
 * Reads what belongs to the selected records, in rounds of a registry at a time.
 *
 * <p>References are followed from records that the target lacks or may update, links from all, for a record that the
 * target has still gains links. The number of statements depends on the registries and the depth of the graph, not on
 * the number of records.
 */
final class ClosureWalk {

    private final Scope scope;
    private final StoreSession source;
    private final Columns columns;
    private final Matcher matcher;
    private final Progress progress;
    private final Closure closure;
    private final TermResolution resolution;
    private final LeftTerms leftTerms;
    private final SharedTerms sharedTerms;
    private Map<Registry<?>, Set<Long>> waiting = new LinkedHashMap<>();
    private final Map<Registry<?>, Map<Long, @Nullable Step>> toRecognise = new LinkedHashMap<>();

    ClosureWalk(
            Scope scope,
            StoreSession source,
            StoreSession target,
            Columns columns,
            Matcher matcher,
            PublicOntologies ontologies,
            Settled settled,
            Progress progress) {
        this.scope = scope;
        this.source = source;
        this.columns = columns;
        this.matcher = matcher;
        this.progress = progress;
        this.closure = new Closure(settled);
        this.resolution = new TermResolution(target, scope, ontologies, closure);
        this.leftTerms = new LeftTerms(scope, columns, closure);
        this.sharedTerms = new SharedTerms(scope, columns, matcher, target);
    }

    Closure from(Registry<?> registry, Collection<Long> ids) {
        Map<Long, @Nullable Step> steps = new LinkedHashMap<>();
        ids.forEach(id -> steps.put(id, null));
        await(registry, steps, Way.SELECTED);
        while (!waiting.isEmpty()) {
            Map<Registry<?>, Set<Long>> round = waiting;
            waiting = new LinkedHashMap<>();
            round.forEach(this::visit);
        }
        toRecognise.forEach(this::recognise);
        closure.takeBackDropped();
        if (scope.options().parents() == Parents.PRESENT) {
            new PresentParents(scope, columns, closure).link();
        }
        leftTerms.settle();
        return closure;
    }

    private void await(Registry<?> registry, Map<Long, @Nullable Step> steps, Way way) {
        List<Long> unseen = closure.see(registry, steps, way);
        refuseTooMany();
        if (!unseen.isEmpty()) {
            waiting.computeIfAbsent(registry, key -> new LinkedHashSet<>()).addAll(unseen);
        }
    }

    private void refuseTooMany() {
        long most = scope.options().maxRecords();
        if (most > 0 && closure.size() > most) {
            throw new TransferException(
                    "Cannot transfer: more than " + most + " records would come along. Select fewer,"
                            + " exclude registries, or raise the limit. Nothing was written.");
        }
    }

    private void visit(Registry<?> registry, Set<Long> ids) {
        read(registry, ids);
        List<FoundRecord> records = recognised(registry, closure.of(registry).get(ids));
        progress.read(closure.size());
        boolean refersAnew = scope.options().update() != Update.NEVER;
        List<FoundRecord> referring =
                records.stream().filter(record -> record.isNew() || refersAnew).toList();
        for (Field field : scope.references(registry)) {
            follow(field, referring);
        }
        for (Relation.Linked linked : scope.links(registry)) {
            followLink(linked, records);
        }
        for (Relation.FromMany back : scope.waysBack(registry)) {
            followBack(back, records);
        }
        leaveBehind(registry, records);
    }

    /** Finds out what the target has, or gets from public ontologies; answers what does not stay behind. */
    private List<FoundRecord> recognised(Registry<?> registry, List<FoundRecord> met) {
        matcher.match(registry, met);
        List<FoundRecord> records = met;
        switch (scope.options().ontology()) {
            case SOURCE -> {}
            case PUBLIC -> {
                resolution.resolve(registry, met);
                refuseTooMany();
            }
            case EXISTING -> records = leftTerms.leave(registry, met);
        }
        Map<Long, Step> releases = sharedTerms.compare(registry, records);
        if (!releases.isEmpty()) {
            Map<Long, @Nullable Step> brought = new LinkedHashMap<>(releases);
            bring(registry.release().orElseThrow(), brought, Way.REFERENCE);
        }
        return records;
    }

    private void read(Registry<?> registry, Set<Long> ids) {
        FoundRecords found = closure.of(registry);
        List<Row> rows = columns.select(registry, registry.id(), ids);
        if (rows.size() < ids.size()) {
            throw new TransferException("Cannot transfer: the source refers to " + (ids.size() - rows.size())
                    + " records of registry " + registry.name() + " that it does not have. Repair the source first.");
        }
        rows.forEach(row -> found.get(row.number(registry.id())).read(row));
        columns.countLost(registry, () -> rows, closure);
    }

    private void follow(Field field, List<FoundRecord> records) {
        Map<Way, Map<Long, @Nullable Step>> steps = new LinkedHashMap<>();
        for (FoundRecord record : records) {
            Long id = record.row().numberOrNull(field);
            if (id != null) {
                Way way = record.isSelected() ? Way.REFERENCE_OF_SELECTED : Way.REFERENCE;
                steps.computeIfAbsent(way, key -> new LinkedHashMap<>())
                        .computeIfAbsent(id, first -> new Step(record, field.name()));
            }
        }
        steps.forEach((way, found) -> bring(field, found, way));
    }

    /** Brings the records behind a reference along, or has them recognised if that is all that the options allow. */
    private void bring(Field field, Map<Long, @Nullable Step> steps, Way way) {
        Class<? extends SqlRecord> target = Closure.target(field);
        Registry<?> registry = scope.registry(target);
        if (!scope.follows(field)) {
            toRecognise.computeIfAbsent(registry, key -> new LinkedHashMap<>()).putAll(steps);
            return;
        }
        if (scope.forbids(target)) {
            throw new TransferException("Cannot leave " + registry.name() + " behind: its records are required by "
                    + field.column() + " of others that come along. Exclude those instead. Nothing was written.");
        }
        await(registry, steps, way);
    }

    private void followLink(Relation.Linked linked, List<FoundRecord> records) {
        List<FoundRecord> near = followed(linked.near(), records);
        if (near.isEmpty()) {
            return;
        }
        LinkTable link = linked.link();
        Field nearField = linked.near().field();
        Field farField = linked.far().field();
        if (!scope.admits(linked.target())) {
            List<Row> rows = source.select(link, List.of(link.id(), farField), nearField, ids(near));
            drop(link, farField, scope.registry(linked.target()), rows, DropReason.LEFT_OUT);
            return;
        }
        List<FoundRecord> selected =
                near.stream().filter(FoundRecord::isSelected).toList();
        // which runs saved a record in the target is the target's own
        if (!selected.isEmpty() && link.history() == null) {
            closure.addMirrored(new Mirrored(linked, ids(selected)));
        }
        List<Row> current = link.history() == null
                ? List.of()
                : new History(linked).current(columns.select(link, nearField, ids(near)), near);
        List<Row> first = firstLinks(linked, near);
        if (first.isEmpty() && current.isEmpty()) {
            return;
        }
        columns.require(link);
        SelectedLinks links = closure.linksOf(link);
        links.add(nearField, ids(near));
        links.addRows(current);
        columns.countLost(link, () -> columns.select(link, nearField, ids(near)), closure);
        List<Row> rows = new ArrayList<>(first);
        rows.addAll(current);
        followColumns(linked, rows);
    }

    /** The first link to each combination of records, from selected records and from others; the rest leads nowhere else. */
    private List<Row> firstLinks(Relation.Linked linked, List<FoundRecord> near) {
        LinkTable link = linked.link();
        Field nearField = linked.near().field();
        List<Field> leading = new ArrayList<>(scope.references(link));
        leading.remove(nearField);
        List<Row> rows = new ArrayList<>();
        near.stream()
                .collect(Collectors.partitioningBy(FoundRecord::isSelected))
                .forEach((selected, some) -> {
                    if (!some.isEmpty()) {
                        rows.addAll(columns.selectFirst(link, leading, nearField, ids(some)));
                    }
                });
        rows.sort(Comparator.comparingLong(row -> row.number(link.id())));
        return rows;
    }

    private void followColumns(Relation.Linked linked, List<Row> rows) {
        Field near = linked.near().field();
        Field far = linked.far().field();
        FoundRecords nearRecords = closure.of(scope.registry(linked.near().registry()));
        Function<Row, FoundRecord> from = row -> nearRecords.get(row.number(near));
        boolean vocabulary = CanValidate.class.isAssignableFrom(linked.target());
        Map<Way, Map<Long, @Nullable Step>> steps = new LinkedHashMap<>();
        for (Row row : rows) {
            FoundRecord record = from.apply(row);
            Way way = vocabulary && !record.isSelected() ? Way.MEMBER : Way.LINK;
            steps.computeIfAbsent(way, key -> new LinkedHashMap<>())
                    .computeIfAbsent(row.number(far), id -> new Step(record, linked.accessor()));
        }
        steps.forEach((way, found) -> await(scope.registry(linked.target()), found, way));
        for (Field field : scope.references(linked.link())) {
            if (field != near && field != far) {
                Map<Long, @Nullable Step> found = new LinkedHashMap<>();
                for (Row row : rows) {
                    Long id = row.fields().contains(field) ? row.numberOrNull(field) : null;
                    if (id != null) {
                        found.computeIfAbsent(
                                id, first -> new Step(from.apply(row), linked.accessor() + " " + field.name()));
                    }
                }
                bring(field, found, Way.LINK);
            }
        }
    }

    private void followBack(Relation.FromMany back, List<FoundRecord> records) {
        Following way = back.field().foreignKey().orElseThrow().onTransferOfTarget();
        List<FoundRecord> near = records.stream()
                .filter(record -> scope.follows(way, record.isSelected()))
                .toList();
        if (near.isEmpty() || !scope.admits(back.target())) {
            return;
        }
        Registry<?> registry = scope.registry(back.target());
        FoundRecords referred = closure.of(near.get(0).registry());
        Map<Long, @Nullable Step> steps = new LinkedHashMap<>();
        for (Row row : source.select(registry, List.of(registry.id(), back.field()), back.field(), ids(near))) {
            steps.put(row.number(registry.id()), new Step(referred.get(row.number(back.field())), back.accessor()));
        }
        await(registry, steps, Way.LINK);
    }

    /** Counts the links to registries that the target lacks, and the records behind them. */
    private void leaveBehind(Registry<?> registry, List<FoundRecord> records) {
        for (LinkTable link : scope.outside()) {
            LinkTable.End near = link.endOn(registry.type()).orElse(null);
            if (near != null) {
                LinkTable.End far = link.opposite(near);
                List<Long> ids = ids(followed(near, records));
                List<Row> rows = source.select(link, List.of(link.id(), far.field()), near.field(), ids);
                DropReason reason = scope.admits(far.registry()) ? DropReason.MODULE_MISSING : DropReason.LEFT_OUT;
                drop(link, far.field(), scope.sourceRegistry(far.registry()), rows, reason);
            }
        }
    }

    private List<FoundRecord> followed(LinkTable.End near, List<FoundRecord> records) {
        return records.stream()
                .filter(record -> scope.follows(near.onTransfer(), record.isSelected()))
                .toList();
    }

    private void drop(LinkTable link, Field far, Registry<?> registry, List<Row> rows, DropReason reason) {
        closure.drop(link.table(), reason, numbers(rows, link.id()));
        closure.drop(registry, reason, numbers(rows, far));
    }

    /** Recognises records that are not brought along, so that references to them may be kept. */
    private void recognise(Registry<?> registry, Map<Long, @Nullable Step> steps) {
        Map<Long, @Nullable Step> unmet = new LinkedHashMap<>(steps);
        unmet.keySet().forEach(id -> {
            if (closure.settled().contains(registry.type(), id)) {
                closure.refer(registry.type(), id);
            }
        });
        unmet.keySet().removeIf(id -> closure.contains(registry.type(), id));
        List<FoundRecord> candidates = new ArrayList<>();
        for (Row row : columns.select(registry, registry.id(), unmet.keySet())) {
            long id = row.number(registry.id());
            FoundRecord candidate = new FoundRecord(registry, id, closure.size(), Way.REFERENCE, unmet.get(id));
            candidate.read(row);
            candidates.add(candidate);
        }
        matcher.matchSilently(registry, candidates);
        List<Long> lacking = new ArrayList<>();
        for (FoundRecord candidate : candidates) {
            if (candidate.isMatched()) {
                closure.of(registry).add(candidate);
            } else {
                lacking.add(candidate.sourceId());
            }
        }
        closure.drop(registry, DropReason.LEFT_OUT, lacking);
        refuseTooMany();
    }

    private static List<Long> ids(Collection<FoundRecord> records) {
        return records.stream().map(FoundRecord::sourceId).toList();
    }

    private static List<Long> numbers(List<Row> rows, Field field) {
        return rows.stream().map(row -> row.number(field)).toList();
    }
}
