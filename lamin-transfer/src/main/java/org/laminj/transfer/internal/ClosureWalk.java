package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.CanValidate;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.internal.Closure.Step;
import org.laminj.transfer.internal.Closure.Way;

/**
 * Reads what belongs to the selected records, in rounds of a registry at a time.
 *
 * <p>References are followed from records that the target lacks, links from all, for a record that the target has
 * only gains links. The number of statements depends on the registries and the depth of the graph, not on the number
 * of records.
 */
final class ClosureWalk {

    private final Scope scope;
    private final StoreSession source;
    private final Matcher matcher;
    private final Closure closure = new Closure();
    private final Set<Registry<?>> selected = new LinkedHashSet<>();
    private Map<Registry<?>, Set<Long>> waiting = new LinkedHashMap<>();

    ClosureWalk(Scope scope, StoreSession source, Matcher matcher) {
        this.scope = scope;
        this.source = source;
        this.matcher = matcher;
    }

    Closure from(Registry<?> registry, Collection<Long> ids) {
        selected.add(registry);
        Map<Long, @Nullable Step> steps = new LinkedHashMap<>();
        ids.forEach(id -> steps.put(id, null));
        await(registry, steps, Way.SELECTED);
        while (!waiting.isEmpty()) {
            Map<Registry<?>, Set<Long>> round = waiting;
            waiting = new LinkedHashMap<>();
            round.forEach(this::visit);
        }
        return closure;
    }

    private void await(Registry<?> registry, Map<Long, @Nullable Step> steps, Way way) {
        List<Long> unseen = closure.see(registry, steps, way);
        if (!unseen.isEmpty()) {
            waiting.computeIfAbsent(registry, key -> new LinkedHashSet<>()).addAll(unseen);
        }
    }

    private void visit(Registry<?> registry, Set<Long> ids) {
        FoundRecords found = closure.of(registry);
        List<Row> rows = source.select(registry, registry.fields(), registry.id(), ids);
        if (rows.size() < ids.size()) {
            throw new TransferException("Cannot transfer: the source refers to " + (ids.size() - rows.size())
                    + " records of registry " + registry.name() + " that it does not have. Repair the source first.");
        }
        rows.forEach(found::add);
        matcher.matchByOwnValues(found, rows);
        List<Row> unmatched = rows.stream().filter(row -> !found.isMatched(row)).toList();
        Way way = selected.contains(registry) ? Way.REFERENCE_OF_SELECTED : Way.REFERENCE;
        for (Field field : Scope.followedReferences(registry)) {
            follow(field, unmatched, way, row -> new Step(registry, row.number(registry.id()), field.name()));
        }
        for (Relation.Linked linked : scope.followedLinks(registry)) {
            followLink(registry, linked, ids);
        }
        countOutside(registry, ids);
    }

    /** Follows one column of some rows, be it a reference of records or an end of links. */
    private void follow(Field field, List<Row> rows, Way way, Function<Row, Step> step) {
        Map<Long, @Nullable Step> steps = new LinkedHashMap<>();
        for (Row row : rows) {
            Long id = row.numberOrNull(field);
            if (id != null) {
                steps.computeIfAbsent(id, first -> step.apply(row));
            }
        }
        if (!steps.isEmpty()) {
            await(scope.registry(field.foreignKey().orElseThrow().target()), steps, way);
        }
    }

    private void followLink(Registry<?> registry, Relation.Linked linked, Set<Long> ids) {
        LinkTable link = linked.link();
        Field near = linked.near().field();
        Field far = linked.far().field();
        List<Row> rows = source.select(link, link.fields(), near, ids);
        if (rows.isEmpty()) {
            return;
        }
        closure.addLinks(link, rows);
        boolean member = !selected.contains(registry) && CanValidate.class.isAssignableFrom(linked.target());
        follow(
                far,
                rows,
                member ? Way.MEMBER : Way.LINK,
                row -> new Step(registry, row.number(near), linked.accessor()));
        for (Field field : Scope.followedReferences(link)) {
            if (field != near && field != far) {
                String by = linked.accessor() + " " + field.name();
                follow(field, rows, Way.LINK, row -> new Step(registry, row.number(near), by));
            }
        }
    }

    private void countOutside(Registry<?> registry, Set<Long> ids) {
        for (LinkTable link : scope.outside()) {
            link.endOn(registry.type())
                    .filter(near -> near.onTransfer() == TransferPolicy.FOLLOW)
                    .ifPresent(near -> closure.leaveBehind(
                            scope.source().registry(link.opposite(near).registry()),
                            source.count(link, near.field(), ids)));
        }
    }
}
