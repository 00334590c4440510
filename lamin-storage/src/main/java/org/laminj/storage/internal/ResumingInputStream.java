package org.laminj.storage.internal;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;

/**
 * Bytes of an object over as many connections as it takes: one that is lost is replaced by another that begins where it
 * stopped. It never ends early: who cannot have all bytes gets an exception.
 */
public final class ResumingInputStream extends InputStream {

    private static final int RETRIES = 4;
    private static final RetryPolicy<Integer> AFTER_A_LOSS = RetryPolicy.<Integer>builder()
            .handle(IOException.class)
            .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2))
            .withMaxRetries(RETRIES)
            .build();

    private final StoragePath object;
    private final long length;
    private final Rest rest;
    private InputStream current;
    private long done;

    /** Opens what is left. */
    @FunctionalInterface
    public interface Rest {

        /**
         * Opens the bytes from an offset to the end, as they were when the first were read.
         *
         * @param offset of the first byte, from the beginning of the stream
         * @throws StorageException if it is of no use to try again
         */
        InputStream open(long offset) throws IOException;
    }

    /**
     * @param object what is read, for messages
     * @param opened the first connection
     * @param length how many bytes it is to give
     */
    public ResumingInputStream(StoragePath object, InputStream opened, long length, Rest rest) {
        this.object = object;
        this.current = opened;
        this.length = length;
        this.rest = rest;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        try {
            return readOnce(buffer, offset, count);
        } catch (IOException e) {
            return done == length ? -1 : readAnew(buffer, offset, count);
        }
    }

    private int readOnce(byte[] buffer, int offset, int count) throws IOException {
        // Asked for once more at the end, for only then does a client compare checksums.
        int read = current.read(buffer, offset, count);
        if (read < 0 && done < length) {
            throw new EOFException("it ended " + (length - done) + " bytes early");
        }
        done += Math.max(read, 0);
        return read;
    }

    private int readAnew(byte[] buffer, int offset, int count) {
        try {
            return Failsafe.with(AFTER_A_LOSS).get(() -> {
                current.close();
                current = rest.open(done);
                return readOnce(buffer, offset, count);
            });
        } catch (FailsafeException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            if (why instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new StorageException(
                    Reason.UNREACHABLE,
                    "Cannot read '" + object + "' to its end: after " + done + " of " + length
                            + " bytes the connection was lost again and again (" + why.getMessage()
                            + "). Check the network and try again.",
                    why);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
