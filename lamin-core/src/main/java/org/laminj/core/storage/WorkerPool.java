package org.laminj.core.storage;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things at a time, so many and no more, and hands over each result as soon as it is there: what takes long
 * for one object takes hardly longer for sixteen. Immutable and thread-safe; threads live as long as a call.
 */
public final class WorkerPool {

    /** How many objects are worked on at a time where nobody says otherwise. */
    public static final int USUAL = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int workers;

    /** @throws IllegalArgumentException unless there is at least one worker */
    public WorkerPool(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "Data is worked on by at least one worker, not " + workers + ". Name a positive number.");
        }
        this.workers = workers;
    }

    /**
     * Works on all things; the results come in the order in which they are ready.
     *
     * <p>Where work throws, nothing more is begun, what has begun is interrupted, and the exception is passed on when that
     * has ended.
     *
     * @param results is told by the calling thread
     * @throws InterruptedException if the calling thread is interrupted; what has begun is interrupted, too
     */
    public <T, R> void each(List<T> things, Function<T, R> work, Consumer<R> results) throws InterruptedException {
        if (things.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(workers, things.size()),
                new ThreadFactoryBuilder()
                        .setNameFormat("lamin-storage-%d")
                        .setDaemon(true)
                        .build());
        try {
            CompletionService<R> completion = new ExecutorCompletionService<>(threads);
            Iterator<T> waiting = things.iterator();
            for (int begun = 0; begun < 2 * workers && waiting.hasNext(); begun++) {
                begin(completion, work, waiting.next());
            }
            for (int done = 0; done < things.size(); done++) {
                R result = result(completion.take());
                if (waiting.hasNext()) {
                    begin(completion, work, waiting.next());
                }
                results.accept(result);
            }
        } finally {
            threads.shutdownNow();
            MoreExecutors.shutdownAndAwaitTermination(threads, PATIENCE);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the completion service has it
    private static <T, R> void begin(CompletionService<R> completion, Function<T, R> work, T thing) {
        completion.submit(() -> work.apply(thing));
    }

    private static <R> R result(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = requireNonNull(e.getCause());
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException("A worker failed", cause);
        }
    }
}
