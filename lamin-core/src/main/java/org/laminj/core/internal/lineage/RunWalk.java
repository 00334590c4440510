package org.laminj.core.internal.lineage;

import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.lineage.LineageDirection;

/**
 * The runs that are reached from some records or runs of one instance, level by level in both directions by turns, so
 * that the nearest come first. Each run is walked over once, so cycles end.
 */
final class RunWalk {

    private final RunTies ties;
    private final LineageDirection direction;
    private final int depth;
    private final int most;

    private final Map<Long, WalkedRun> runs = new LinkedHashMap<>();
    private final Set<Long> ancestors = new LinkedHashSet<>();
    private final Set<Long> descendants = new LinkedHashSet<>();
    private final Set<Item> origins = new LinkedHashSet<>();
    private final Set<Item> results = new LinkedHashSet<>();
    private boolean complete = true;
    private @Nullable Long start;

    /**
     * A run and what is tied to it.
     *
     * @param inputs what it used; what it made as well is an output alone
     * @param alsoUsed the outputs that it used as well
     */
    record WalkedRun(long id, Set<Item> inputs, Set<Item> outputs, Set<Item> alsoUsed) {}

    /**
     * @param depth how many runs away from the start
     * @param most how many runs and records are wanted; walks on to the end of the level
     */
    RunWalk(RunTies ties, LineageDirection direction, int depth, int most) {
        this.ties = ties;
        this.direction = direction;
        this.depth = depth;
        this.most = most;
    }

    /** Walks from records. */
    void from(Collection<Item> items) {
        walk(direction.isUpstream() ? items : List.of(), direction.isDownstream() ? items : List.of(), depth);
    }

    /** Walks from a run, which is the first step. */
    void from(long run) {
        start = run;
        Collection<Item> up = direction.isUpstream() ? over(Set.of(run), ancestors, Side.INPUTS) : List.of();
        Collection<Item> down = direction.isDownstream() ? over(Set.of(run), descendants, Side.OUTPUTS) : List.of();
        walk(up, down, depth - 1);
    }

    private void walk(Collection<Item> upwards, Collection<Item> downwards, int steps) {
        Collection<Item> up = added(origins, upwards);
        Collection<Item> down = added(results, downwards);
        for (int step = 0; step < steps && !(up.isEmpty() && down.isEmpty()); step++) {
            if (runs.size() + origins.size() + results.size() > most) {
                complete = false;
                return;
            }
            up = added(origins, over(ties.makers(up), ancestors, Side.INPUTS));
            down = added(results, over(ties.users(down), descendants, Side.OUTPUTS));
        }
    }

    /** Those that were not there before. */
    private static Set<Item> added(Set<Item> known, Collection<Item> more) {
        Set<Item> fresh = new LinkedHashSet<>(more);
        fresh.removeAll(known);
        known.addAll(fresh);
        return fresh;
    }

    private enum Side {
        INPUTS,
        OUTPUTS
    }

    /** Walks over those runs that were not walked over in this direction, to what is on the far side of them. */
    private Set<Item> over(Set<Long> reached, Set<Long> walked, Side side) {
        Set<Long> fresh = new LinkedHashSet<>(Sets.difference(reached, walked));
        walked.addAll(fresh);
        read(Sets.difference(fresh, runs.keySet()).immutableCopy());
        Set<Item> far = new LinkedHashSet<>();
        for (Long id : fresh) {
            WalkedRun run = runs.get(id);
            if (run != null) {
                far.addAll(side == Side.INPUTS ? run.inputs() : run.outputs());
            }
        }
        return far;
    }

    private void read(Set<Long> unread) {
        if (unread.isEmpty()) {
            return;
        }
        SetMultimap<Long, Item> outputs = ties.outputs(unread);
        SetMultimap<Long, Item> inputs = ties.inputs(unread);
        for (Long id : unread) {
            Set<Item> made = outputs.get(id);
            Set<Item> used = new LinkedHashSet<>(inputs.get(id));
            Set<Item> alsoUsed = new LinkedHashSet<>(Sets.intersection(used, made));
            used.removeAll(made);
            runs.put(id, new WalkedRun(id, used, made, alsoUsed));
        }
    }

    /** The runs, nearest first. */
    Collection<WalkedRun> runs() {
        return Collections.unmodifiableCollection(runs.values());
    }

    /** What was followed upstream: the start, and what it comes from. */
    Set<Item> origins() {
        return Collections.unmodifiableSet(origins);
    }

    /** Whether a record is the start, or was reached on the way. */
    boolean isFollowed(Item item) {
        return origins.contains(item) || results.contains(item);
    }

    /** Whether the walk began with this run. */
    boolean isStart(long run) {
        return start != null && start == run;
    }

    /** Whether the walk came to its end. */
    boolean isComplete() {
        return complete;
    }
}
