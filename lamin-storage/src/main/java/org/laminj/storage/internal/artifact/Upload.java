package org.laminj.storage.internal.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WorkerPool;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.ByteProgress;
import org.laminj.storage.internal.MovedBytes;

/** Brings content to its place in a storage; what it has written it can take back. */
final class Upload {

    private static final Duration UNTIL_ROW_IS_WRITTEN = Duration.ofMinutes(10);

    private final StorageBackends backends;
    private final ByteProgress progress;
    private final ConcurrentLinkedQueue<StoragePath> written = new ConcurrentLinkedQueue<>();

    Upload(StorageBackends backends, ByteProgress progress) {
        this.backends = backends;
        this.progress = progress;
    }

    /** Writes all objects of the content, to places that no row names; takes back what it has written if one fails. */
    void run(Content content, StoragePath place) {
        StorageBackend target = backends.of(place);
        MovedBytes moved =
                new MovedBytes(progress, "uploading " + content.path().name(), content.sizeBytes());
        try {
            if (!content.isFolder()) {
                write(content.objects().get(0), target, place, moved);
                return;
            }
            new WorkerPool(WorkerPool.USUAL)
                    .each(
                            content.objects(),
                            object -> {
                                write(object, target, place.resolve(content.relative(object)), moved);
                                return object;
                            },
                            stored -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            StorageException interrupted = new StorageException(
                    Reason.UNREACHABLE, "The upload to '" + place + "' was interrupted. Nothing was registered.", e);
            takeBack(interrupted);
            throw interrupted;
        } catch (RuntimeException e) {
            takeBack(e);
            throw e;
        }
    }

    private void write(StoredObject object, StorageBackend target, StoragePath to, MovedBytes moved) {
        ObjectContent bytes = new Counted(backends.content(object), moved);
        try {
            target.write(to, bytes, WriteCondition.ifAbsent());
        } catch (StorageException e) {
            StoredObject left = leftOver(target, to, e);
            target.write(to, bytes, WriteCondition.ifUnchanged(left));
        }
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

    /** What a program has left that was killed before it wrote a row for it; another one may be about to, for a while. */
    private static StoredObject leftOver(StorageBackend target, StoragePath place, StorageException refusal) {
        if (refusal.reason() != Reason.CHANGED) {
            throw refusal;
        }
        Instant latest = Instant.now().minus(UNTIL_ROW_IS_WRITTEN);
        return target.stat(place)
                .filter(object -> object.modifiedAt().isBefore(latest))
                .orElseThrow(() -> refusal);
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

    /**
     * Content that tells how much of it has been read.
     *
     * @param bytes the content
     * @param moved is told
     */
    private record Counted(ObjectContent bytes, MovedBytes moved) implements ObjectContent {

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
                    moved.more(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int from, int count) throws IOException {
                    int read = super.read(buffer, from, count);
                    moved.more(read);
                    return read;
                }
            };
        }
    }
}
