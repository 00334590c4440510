package org.laminj.storage.internal.artifact;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.ByteProgress;

/** Brings content to its place in a storage; what it has written it can take back. */
final class Upload {

    private static final int THREADS = 8;

    private final StorageBackends backends;
    private final ByteProgress progress;
    private final ConcurrentLinkedQueue<StoragePath> written = new ConcurrentLinkedQueue<>();
    private final AtomicLong done = new AtomicLong();

    Upload(StorageBackends backends, ByteProgress progress) {
        this.backends = backends;
        this.progress = progress;
    }

    /** Writes all objects of the content where nothing is yet; takes back what it has written if one fails. */
    void run(Content content, StoragePath place) {
        StorageBackend target = backends.of(place);
        try {
            if (!content.isFolder()) {
                write(content, content.objects().get(0), target, place);
                return;
            }
            List<Runnable> writes = new ArrayList<>();
            for (StoredObject object : content.objects()) {
                StoragePath to = place.resolve(content.relative(object));
                writes.add(() -> write(content, object, target, to));
            }
            runAll(writes);
        } catch (RuntimeException e) {
            takeBack(e);
            throw e;
        }
    }

    private void write(Content content, StoredObject object, StorageBackend target, StoragePath to) {
        ObjectContent bytes = new Counted(backends.content(object), content);
        target.write(to, bytes, WriteCondition.ifAbsent());
        written.add(to);
        // what was hashed before has to be what was sent
        if (backends.stat(object.path())
                .filter(now -> now.version().equals(object.version()))
                .isEmpty()) {
            throw new StorageException(
                    Reason.CHANGED,
                    "Cannot store '" + object.path()
                            + "': it changed while it was read. Wait until it is written, and try again.",
                    null);
        }
    }

    private static void runAll(List<Runnable> writes) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(THREADS, writes.size()),
                new ThreadFactoryBuilder()
                        .setNameFormat("lamin-upload-%d")
                        .setDaemon(true)
                        .build());
        try {
            List<Future<?>> running = new ArrayList<>();
            writes.forEach(write -> running.add(threads.submit(write)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(Reason.UNREACHABLE, "The upload was interrupted. Nothing was registered.", e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** What is still being written could otherwise come after it was taken back. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes what was written; what cannot be deleted is told with the failure. */
    void takeBack(RuntimeException failure) {
        for (StoragePath path : written) {
            try {
                backends.of(path).delete(path);
            } catch (StorageException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Content that tells how much of all has been read. */
    private final class Counted implements ObjectContent {

        private final ObjectContent bytes;
        private final String what;
        private final long all;

        private Counted(ObjectContent bytes, Content content) {
            this.bytes = bytes;
            this.what = "uploading " + content.path().name();
            this.all = content.sizeBytes();
        }

        @Override
        public long sizeBytes() {
            return bytes.sizeBytes();
        }

        @Override
        public InputStream open(long offset, long length) throws IOException {
            return new FilterInputStream(bytes.open(offset, length)) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    tell(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int from, int count) throws IOException {
                    int read = super.read(buffer, from, count);
                    tell(Math.max(read, 0));
                    return read;
                }
            };
        }

        /** What is sent again after a fault counts once. */
        private void tell(long bytesMore) {
            if (bytesMore > 0) {
                progress.advances(what, Math.min(all, done.addAndGet(bytesMore)), all);
            }
        }
    }
}
