package org.laminj.core.lineage;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.lineage.LineageGathering;

/**
 * How the lineage of records is gathered. Immutable and thread-safe: each step returns a new query.
 *
 * <p>A record of a registry that carries {@link org.laminj.core.registry.Lineage}, and a run, is shown with the runs that
 * led to it and came of it, and with what these used and made. If a transfer brought it, the graph goes on in the source,
 * as long as that is known here and can be opened. A record of a registry with links to itself, such as a transform with
 * its predecessors or a term with its parents, is shown with these; {@link Instance#hierarchy} gives them as records.
 *
 * <p>What is in the trash is left out. Mirrors {@code view_lineage} and {@code view_parents}.
 */
public final class LineageQuery {

    private static final int MOST_NODES = 1_000;

    private final Instance instance;
    private final LineageDirection direction;
    private final OptionalInt depth;
    private final int most;

    private LineageQuery(Instance instance, LineageDirection direction, OptionalInt depth, int most) {
        this.instance = instance;
        this.direction = direction;
        this.depth = depth;
        this.most = most;
    }

    /**
     * In both directions, as far as runs go, or five steps through a hierarchy; a thousand nodes at most.
     *
     * @param instance the instance that was connected to, which opens the others
     */
    public static LineageQuery of(Instance instance) {
        return new LineageQuery(
                requireNonNull(instance, "instance"), LineageDirection.BOTH, OptionalInt.empty(), MOST_NODES);
    }

    public LineageQuery direction(LineageDirection followed) {
        return new LineageQuery(instance, requireNonNull(followed, "direction"), depth, most);
    }

    /**
     * At most so many runs, or steps through a hierarchy, away from the record; in a source as many again.
     *
     * @throws IllegalArgumentException if not positive
     */
    public LineageQuery depth(int steps) {
        return new LineageQuery(instance, direction, OptionalInt.of(positive(steps, "steps")), most);
    }

    /**
     * At most so many nodes, those that are nearest to the record; the graph notes that there are more.
     *
     * @throws IllegalArgumentException if not positive
     */
    public LineageQuery most(int nodes) {
        return new LineageQuery(instance, direction, depth, positive(nodes, "nodes"));
    }

    private static int positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "Lineage is followed for at least one of its " + what + ", not " + number + ".");
        }
        return number;
    }

    /**
     * The lineage of a record of the instance, or of one that it opened with {@link Instance#using}. The number of
     * statements depends on how deep the lineage is and how many registries have lineage, not on the number of records.
     *
     * @throws org.laminj.core.query.QueryException if the registry has neither lineage nor links to itself
     * @throws org.laminj.core.query.NoSuchRecordException if the record is not in the database, or not any more
     * @throws org.laminj.core.InstanceException if the record lives in an instance that this one cannot open
     */
    public LineageGraph graph(SqlRecord record) {
        return new LineageGathering(instance, direction, depth, most).of(requireNonNull(record, "record"));
    }
}
