package org.laminj.core.internal.cloud;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that one holder at most has, of all threads and programs of this machine. The end of a program gives it back. */
final class ProcessLock implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    /**
     * What this process has. The system takes all locks of a process on a file back when the process closes any channel to
     * it, so a file that is here must not be opened again.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes it if nobody has it; makes the file, and its folder, where there is none. */
    static Optional<ProcessLock> tryTake(Path lockFile) throws IOException {
        Path file = lockFile.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<ProcessLock> taken = Optional.empty();
        try {
            taken = locked(file);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<ProcessLock> locked(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new ProcessLock(file, channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Takes it when nobody has it any more; empty if that takes too long. */
    static Optional<ProcessLock> take(Path lockFile, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<ProcessLock> taken = tryTake(lockFile);
        while (taken.isEmpty() && System.nanoTime() < end) {
            sleep();
            taken = tryTake(lockFile);
        }
        return taken;
    }

    private static void sleep() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another program is waited for");
        }
    }

    /** In which the file lies. */
    Path folder() {
        return requireNonNull(file.getParent());
    }

    /** Gives it back; the file stays, for somebody may be waiting for it. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
