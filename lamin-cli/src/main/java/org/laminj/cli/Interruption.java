package org.laminj.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.store.Cancellation;
import org.laminj.core.store.StoreException;

/**
 * Ends a command early and in order: Ctrl-C or a signal makes Java shut down, which waits here until what was going on is
 * rolled back and the command has said so. Java itself then ends the process with the exit code of the signal.
 */
final class Interruption {

    private static final int AGAIN_MILLIS = 100;
    private static final int MOST_SECONDS = 60;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** What cancels the work of instances. */
    Cancellation cancellation() {
        return cancellation;
    }

    boolean hasHappened() {
        return cancellation.isCancelled();
    }

    /** Ends in order from now on what the calling thread does, when this process is to end. */
    void watch(Console console) {
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, console), "interruption"));
    }

    /** The command has come to its end, whichever that is. */
    void commandHasEnded() {
        ended.countDown();
    }

    private void end(Thread worker, Console console) {
        if (ended.getCount() == 0) {
            return;
        }
        if (console.isAsking()) { // which nothing but an answer could end
            console.err().println();
            console.message(MessageLevel.WARNING, "interrupted: nothing was changed");
            return;
        }
        cancel(console);
        worker.interrupt(); // once, for what it cleans up must not be interrupted
        try {
            if (!endsInTime(console)) {
                tellOfDelay(console);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsInTime(Console console) throws InterruptedException {
        for (int waited = 0; waited < MOST_SECONDS * 1_000; waited += AGAIN_MILLIS) {
            if (ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            cancel(console);
        }
        return false;
    }

    /** In a thread of its own, for what the command waits for may be that somebody reads its messages. */
    private static void tellOfDelay(Console console) throws InterruptedException {
        Thread telling = new Thread(() -> console.message(
                MessageLevel.WARNING,
                "interrupted: what was going on has not ended for " + MOST_SECONDS
                        + " seconds. What was not committed will be rolled back."));
        telling.setDaemon(true);
        telling.start();
        telling.join(AGAIN_MILLIS);
    }

    /** A server that cannot be told rolls back when it notices that the process is gone. */
    private void cancel(Console console) {
        try {
            cancellation.cancel();
        } catch (StoreException e) {
            console.message(MessageLevel.DEBUG, Failures.text(e));
        }
    }
}
