package org.laminj.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferReport;

/**
 * A transfer of all artifacts of an origin into an empty target and once more into the same, and the floor of both.
 *
 * @param work the folder for targets
 */
record TransferRound(Origin origin, TestDatabase target, Path work) implements Rounds.Round<TransferRound.Result> {

    private static final String TARGET = "target";

    /**
     * What a round took.
     *
     * @param cold into an empty target; the floor copies the rows
     * @param mapped into a target that has all of it; the floor reads the rows on both sides
     */
    record Result(Times cold, Times mapped) {}

    /** What one side of a round took, in nanoseconds. */
    record Side(long cold, long mapped) {}

    @Override
    public Result run(boolean floorFirst) throws Exception {
        Side early = floorFirst ? floor() : ours();
        Side late = floorFirst ? ours() : floor();
        Side ours = floorFirst ? late : early;
        Side floor = floorFirst ? early : late;
        return new Result(new Times(ours.cold, floor.cold), new Times(ours.mapped, floor.mapped));
    }

    private Side ours() throws Exception {
        try (Workplace workplace = Workplace.below(work)) {
            workplace.know(origin.settings());
            try (Instance into = workplace.init(TARGET, target)) {
                Instance from = into.using(origin.slug());
                long start = System.nanoTime();
                TransferReport first = transfer(from, into);
                long transferred = System.nanoTime();
                checkTransferred(first);
                long again = System.nanoTime();
                TransferReport second = transfer(from, into);
                long mapped = System.nanoTime();
                checkMapped(second);
                checkRows(into.settings());
                return new Side(transferred - start, mapped - again);
            }
        }
    }

    /** Transfers all artifacts. */
    static TransferReport transfer(Instance from, Instance into) {
        return Transfer.from(from).into(into).select(from.query(Artifact.class)).apply();
    }

    /** Makes sure that a report tells of a transfer of all rows. */
    void checkTransferred(TransferReport report) {
        origin.content().rows().forEach(rows -> check(report, rows, Counts::transferred));
    }

    private void checkMapped(TransferReport report) {
        origin.content().rows().stream()
                .filter(rows -> !rows.onlyReferredTo())
                .forEach(rows -> check(report, rows, Counts::mapped));
    }

    private static void check(TransferReport report, Rows rows, ToLongFunction<Counts> told) {
        Counts counts = report.counts().get(rows.name());
        if (counts == null || told.applyAsLong(counts) != rows.count()) {
            throw new IllegalStateException("The transfer of " + rows.count() + " rows of " + rows.name() + " reports "
                    + counts + ": nothing was measured. All counts:\n" + report.table());
        }
    }

    /** Makes sure that a target has all rows. */
    void checkRows(InstanceSettings settings) throws Exception {
        try (Database database = Database.of(settings)) {
            database.check(origin.content().rows());
        }
    }

    /** The floor alone. */
    Side floor() throws Exception {
        try (Workplace workplace = Workplace.below(work)) {
            InstanceSettings settings;
            try (Instance empty = workplace.init(TARGET, target)) {
                settings = empty.settings();
            }
            try (Database from = Database.of(origin.settings());
                    Database into = Database.of(settings)) {
                return floor(Floor.between(origin.settings(), settings), from, into);
            }
        }
    }

    private Side floor(Floor floor, Database from, Database into) throws Exception {
        List<Rows> rows = origin.content().rows();
        List<Table> tables = from.tables(rows);
        floor.prepare(into);
        floor.copy(from, into, from.tables(origin.content().provenance()));
        into.commit();
        long start = System.nanoTime();
        floor.copy(from, into, tables);
        into.commit();
        long copied = System.nanoTime();
        from.commit();
        into.check(rows);
        long again = System.nanoTime();
        long values = from.read(tables);
        if (into.read(tables) != values) {
            throw new IllegalStateException("The floor left out values: nothing was measured.");
        }
        return new Side(copied - start, System.nanoTime() - again);
    }
}
