package org.laminj.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WorkerPool;
import org.laminj.storage.internal.MovedBytes;
import org.laminj.storage.internal.cache.Download;
import org.laminj.storage.internal.cache.Ticket;
import org.laminj.storage.internal.cache.Tickets;

/**
 * Copies of objects in the cloud, as files of this machine: {@code <folder>/<bucket>/<key>}, where the original keeps
 * them too.
 *
 * <p>Safe for use by several threads and several programs: an object is fetched by one of them while the others wait, and
 * nobody sees a part of it. A copy is fetched anew when size, time or version of its object are others. Where the folder has a
 * limit, copies that were not asked for the longest go first whenever one is fetched; what this class has not put there
 * stays.
 */
public final class ObjectCache {

    private final Path folder;
    private final StorageBackends backends;
    private final Tickets tickets;
    private final ByteProgress progress;

    private ObjectCache(Path folder, StorageBackends backends, Tickets tickets, ByteProgress progress) {
        this.folder = folder;
        this.backends = backends;
        this.tickets = tickets;
        this.progress = progress;
    }

    /** The cache of an instance, with the limit that its environment names. */
    public static ObjectCache of(Instance instance) {
        return in(
                instance.cacheFolder(),
                instance.storageBackends(),
                instance.cacheLimit().orElse(Long.MAX_VALUE));
    }

    /**
     * The cache in a folder.
     *
     * @param limitBytes how much the copies take at most, besides the one that was asked for last
     */
    public static ObjectCache in(Path folder, StorageBackends backends, long limitBytes) {
        return new ObjectCache(folder, backends, new Tickets(folder, limitBytes), ByteProgress.none());
    }

    /** The same cache, which tells somebody how downloads go on. */
    public ObjectCache telling(ByteProgress listener) {
        return new ObjectCache(folder, backends, tickets, listener);
    }

    /** Where the copy of an object is or would be. */
    public Path place(StoragePath object) {
        return object.key().isEmpty()
                ? folder.resolve(object.bucket())
                : folder.resolve(object.bucket()).resolve(object.key());
    }

    /**
     * The copy of an object as it is now; fetched if it is not here, or another one.
     *
     * @param object of any storage but this machine
     * @throws StorageException if it is missing, or cannot be fetched; an earlier copy stays
     */
    public Path file(StoragePath object) {
        StoredObject found = backends.stat(object)
                .orElseThrow(() -> new StorageException(
                        Reason.MISSING,
                        "Cannot fetch '" + object + "': there is no such object. It may have been moved or deleted.",
                        null));
        MovedBytes moved = new MovedBytes(progress, "downloading " + object.name(), found.sizeBytes());
        if (bringUpToDate(found, moved)) {
            tickets.keepWithinLimit(Set.of(place(object)));
        }
        return place(object);
    }

    /** Fetches an object if its copy is not fresh; answers whether it was fetched. */
    private boolean bringUpToDate(StoredObject object, MovedBytes moved) {
        Path copy = place(object.path());
        try (Ticket ticket = tickets.take(copy)) {
            boolean stale = ticket.isOfOtherVersion(object.version()) || !isFresh(copy, object);
            if (stale) {
                fetch(object, copy, moved);
            }
            ticket.used(object.version());
            return stale;
        } catch (IOException e) {
            throw failure(object.path(), copy, e);
        }
    }

    private void fetch(StoredObject object, Path copy, MovedBytes moved) throws IOException {
        new Download(tickets.partials(), backends.content(object), moved).to(copy, object.modifiedAt());
    }

    /** Times in the cloud have seconds only in some places. */
    private static boolean isFresh(Path copy, StoredObject object) throws IOException {
        if (!Files.isRegularFile(copy) || Files.size(copy) != object.sizeBytes()) {
            return false;
        }
        FileTime modified = Files.getLastModifiedTime(copy);
        return modified.toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .equals(object.modifiedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * The copy of all objects below a folder, and of nothing else; many are fetched at a time.
     *
     * @throws StorageException if there are none, or one cannot be fetched
     */
    public Path folder(StoragePath objects) {
        List<StoredObject> found;
        try (Stream<StoredObject> listed = backends.of(objects).list(objects)) {
            found = listed.toList();
        }
        if (found.isEmpty()) {
            throw new StorageException(
                    Reason.MISSING,
                    "Cannot fetch '" + objects
                            + "': there are no objects below it. They may have been moved or deleted.",
                    null);
        }
        // refuses names that lead out of the folder
        found.forEach(object -> StoragePath.checkKey(object.path().relativeTo(objects)));
        Set<Path> present = found.stream().map(object -> place(object.path())).collect(Collectors.toSet());
        if (fetchMissing(objects, found)) {
            tickets.keepWithinLimit(present);
        }
        removeOthers(place(objects), present);
        return place(objects);
    }

    private boolean fetchMissing(StoragePath folder, List<StoredObject> objects) {
        MovedBytes moved = new MovedBytes(
                progress,
                "synchronizing " + folder.name(),
                objects.stream().mapToLong(StoredObject::sizeBytes).sum());
        AtomicBoolean fetched = new AtomicBoolean();
        try {
            new WorkerPool(WorkerPool.USUAL)
                    .each(
                            objects,
                            object -> {
                                boolean stale = bringUpToDate(object, moved);
                                moved.more(stale ? 0 : object.sizeBytes());
                                return stale;
                            },
                            stale -> fetched.set(fetched.get() || stale));
            return fetched.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    Reason.UNREACHABLE, "The download of '" + folder + "' was interrupted. Try again.", e);
        }
    }

    private void removeOthers(Path copy, Set<Path> present) {
        List<Path> gone;
        try (Stream<Path> files = Files.walk(copy)) {
            gone = files.filter(Files::isRegularFile)
                    .filter(file -> !present.contains(file))
                    .toList();
            for (Path file : gone) {
                tickets.remove(file);
            }
        } catch (IOException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot tidy up the copies in '" + copy + "': " + e.getMessage() + ".", e);
        }
    }

    /** Removes the copy of an object, or of a folder; nothing happens if there is none. */
    public void forget(StoragePath object) {
        tickets.removeBelow(place(object));
    }

    private static StorageException failure(StoragePath object, Path copy, IOException e) {
        return new StorageException(
                Reason.UNREACHABLE,
                "Cannot keep a copy of '" + object + "' in '" + copy + "': " + e.getMessage()
                        + ". Check the disk, or name another folder by LAMIN_CACHE_DIR.",
                e);
    }
}
