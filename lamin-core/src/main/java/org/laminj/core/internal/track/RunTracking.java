package org.laminj.core.internal.track;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.model.Run;

/** The active run of one instance. Thread-safe: a run begins and ends in one thread at a time. */
public final class RunTracking {

    private final OpenDatabase open;
    private final InputTracking inputs;
    private volatile @Nullable ActiveRun active;

    /**
     * @param transfer brings a record of another instance into this one, without what annotates it
     */
    public RunTracking(OpenDatabase open, UnaryOperator<SqlRecord> transfer) {
        this.open = open;
        this.inputs = new InputTracking(open, transfer);
    }

    /** The active run. */
    public Optional<Run> run() {
        return Optional.ofNullable(active).map(ActiveRun::run);
    }

    /** Begins a run, which is the active one from now on. */
    public synchronized Run track(TrackOptions options) {
        ActiveRun started = new RunStart(open).of(options);
        active = started;
        return started.run();
    }

    /** Ends the active run well. */
    public synchronized Run finish() {
        return end("finish()", new RunEnd(open)::finished);
    }

    /** Ends the active run with a failure. */
    public synchronized Run fail(Throwable reason) {
        return end("fail()", run -> new RunEnd(open).failed(run, reason));
    }

    private Run end(String call, Function<ActiveRun, Run> ending) {
        Run ended = ending.apply(required(call));
        active = null;
        return ended;
    }

    private ActiveRun required(String call) {
        ActiveRun run = active;
        if (run == null) {
            throw new TrackException("Please run `lamin.track()` before `lamin." + call + "`");
        }
        return run;
    }

    /** Does some work in a run of its own, which ends with the work. */
    public <T> T inRun(TrackOptions options, Supplier<T> work) {
        track(options);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            failAfter(e);
            throw e;
        }
        finish();
        return result;
    }

    /** What failed first matters more than what fails when that is noted. */
    private void failAfter(Throwable reason) {
        try {
            fail(reason);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Notes that the active run reads records, whose instance may be another one. */
    public void addInputs(Collection<? extends SqlRecord> records) {
        inputs.add(required("addInputs()"), records);
    }

    /** Notes that somebody reads a record, in a run or not; never stands in their way. */
    public void noteRead(SqlRecord record) {
        inputs.note(active, record);
    }
}
