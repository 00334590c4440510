package org.laminj.core.internal.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * The records that are reached from one along links of a registry to itself, level by level; a statement for each level and
 * link table. Each record is walked over once in each direction, so cycles end.
 */
final class HierarchyWalk {

    private final StoreSession session;
    private final List<Relation.Linked> links;
    private final int depth;
    private final int most;
    private final Set<Long> records = new LinkedHashSet<>();
    private final Set<Step> steps = new LinkedHashSet<>();
    private boolean complete = true;

    /** A record that stands above another, by their ids. */
    record Step(long above, long below) {}

    HierarchyWalk(StoreSession session, List<Relation.Linked> links, int depth, int most) {
        this.session = session;
        this.links = links;
        this.depth = depth;
        this.most = most;
    }

    void upFrom(long record) {
        walk(record, true);
    }

    void downFrom(long record) {
        walk(record, false);
    }

    private void walk(long start, boolean upwards) {
        records.add(start);
        Set<Long> walked = new LinkedHashSet<>(Set.of(start));
        Set<Long> level = walked;
        for (int step = 0; step < depth && !level.isEmpty(); step++) {
            if (records.size() > most) {
                complete = false;
                return;
            }
            Set<Long> next = new LinkedHashSet<>();
            for (Step found : steps(level, upwards)) {
                steps.add(found);
                next.add(upwards ? found.above() : found.below());
            }
            next.removeAll(walked);
            walked.addAll(next);
            records.addAll(next);
            level = next;
        }
    }

    private List<Step> steps(Set<Long> level, boolean upwards) {
        List<Step> found = new ArrayList<>();
        for (Relation.Linked relation : links) {
            LinkTable link = relation.link();
            Field below = relation.near().field();
            Field above = relation.far().field();
            for (Row row : session.select(link, List.of(below, above), upwards ? below : above, level)) {
                found.add(new Step(row.number(above), row.number(below)));
            }
        }
        return found;
    }

    /** The start, then what was reached, nearest first. */
    Set<Long> records() {
        return Collections.unmodifiableSet(records);
    }

    Set<Step> steps() {
        return Collections.unmodifiableSet(steps);
    }

    /** Whether the walk came to its end. */
    boolean isComplete() {
        return complete;
    }
}
