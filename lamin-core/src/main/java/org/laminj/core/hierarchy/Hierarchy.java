package org.laminj.core.hierarchy;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.hierarchy.HierarchyReading;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.Side;
import org.laminj.core.registry.Registry;

/**
 * The records of a registry among their parents and children: terms of an ontology, labels, transforms with their
 * predecessors, and those of any registry with links to itself. Thread-safe.
 *
 * <p>A record may have several parents, and circles do no harm: no record is its own ancestor, descendant, parent or
 * sibling. Of registries with visibility hidden records are left out of every answer, though what lies behind them is not.
 *
 * <p>Each question takes one statement, whatever the depth of the hierarchy, and for however many records it is asked.
 * Records must be saved in the instance to which the hierarchy belongs; all methods throw
 * {@link org.laminj.core.store.ConstraintException} for others.
 *
 * <p>To select records by such questions, or what is labelled with them, use {@link org.laminj.core.query.Lookup#IS_A} and
 * its like in queries. {@link org.laminj.core.Instance#lineage(SqlRecord)} draws what is around a record.
 *
 * @param <R> the record class
 */
public final class Hierarchy<R extends SqlRecord> {

    /** How many paths {@link #pathsToRoot} gives at most. */
    public static final int MOST_PATHS = 10_000;

    private static final String ANCESTORS = "find the ancestors of";
    private static final String DESCENDANTS = "find the descendants of";

    private final HierarchyReading<R> reading;

    /**
     * Called by {@link org.laminj.core.Instance#hierarchy}.
     *
     * @throws org.laminj.core.query.QueryException if records of the registry have no parents
     */
    public Hierarchy(OpenDatabase open, Registry<R> registry) {
        this.reading = new HierarchyReading<>(open, registry);
    }

    /** The parents of a record, by id. */
    public List<R> parents(R record) {
        return reading.next(Side.ABOVE, record, "find the parents of");
    }

    /** The children of a record, by id. */
    public List<R> children(R record) {
        return reading.next(Side.BELOW, record, "find the children of");
    }

    /** The other children of the parents of a record, by id. */
    public List<R> siblings(R record) {
        return reading.siblings(record);
    }

    /** The parents of a record, theirs, and so on, nearest first, then by id. */
    public List<Relative<R>> ancestors(R record) {
        return ancestors(List.of(record));
    }

    /**
     * The ancestors of at least one of some records, each with the distance from the nearest of these, nearest first, then
     * by id.
     */
    public List<Relative<R>> ancestors(Collection<? extends R> records) {
        return nearest(ancestorsOfEach(records));
    }

    /** The ancestors of each of some records, in the order of these; one statement for all of them. */
    public Map<R, List<Relative<R>>> ancestorsOfEach(Collection<? extends R> records) {
        return reading.relativesOfEach(Side.ABOVE, records, ANCESTORS);
    }

    /** The children of a record, theirs, and so on, nearest first, then by id. */
    public List<Relative<R>> descendants(R record) {
        return descendants(List.of(record));
    }

    /**
     * The descendants of at least one of some records, each with the distance from the nearest of these, nearest first,
     * then by id.
     */
    public List<Relative<R>> descendants(Collection<? extends R> records) {
        return nearest(descendantsOfEach(records));
    }

    /** The descendants of each of some records, in the order of these; one statement for all of them. */
    public Map<R, List<Relative<R>>> descendantsOfEach(Collection<? extends R> records) {
        return reading.relativesOfEach(Side.BELOW, records, DESCENDANTS);
    }

    /**
     * All paths from a record over a parent, one of its parents, and so on, to a record that has none, shortest first; one
     * statement. The path of a record without parents is that record alone. Where parents go in a circle, a path ends
     * before it would come to a record for a second time.
     *
     * @throws org.laminj.core.query.QueryException if there are more than {@link #MOST_PATHS}: their number can double
     *     with each step
     */
    public List<List<R>> pathsToRoot(R record) {
        return reading.pathsToRoot(record, MOST_PATHS);
    }

    private List<Relative<R>> nearest(Map<R, List<Relative<R>>> relatives) {
        Map<Long, Relative<R>> nearest = new LinkedHashMap<>();
        relatives.values().stream()
                .flatMap(List::stream)
                .forEach(relative -> nearest.merge(
                        relative.record().id().value(),
                        relative,
                        (one, other) -> one.distance() <= other.distance() ? one : other));
        return nearest.values().stream()
                .sorted(comparingInt((Relative<R> relative) -> relative.distance())
                        .thenComparing(
                                comparingLong(relative -> relative.record().id().value())))
                .toList();
    }
}
