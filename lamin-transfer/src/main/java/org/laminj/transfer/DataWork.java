package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.WorkerPool;
import org.laminj.transfer.internal.TransferJson;
import org.laminj.transfer.internal.data.DataRun;

/**
 * A list of the data that comes along with a transfer, to be checked or copied anywhere, also in shards by several
 * machines: that needs no database. The transfer itself follows afterwards; it looks whether all is there, and copies
 * what is not. Immutable.
 *
 * <p>A copy is its own record of what is done: an object that is there and is what it should be is not copied again.
 *
 * @param source slug of the instance that has the artifacts
 * @param target slug of the instance that shall have them
 * @param destination root of the target's default storage, to which the data is copied; null if it stays where it is
 * @param objects each object
 * @param folders the artifacts that are folders, whose objects have a hash together; none in a shard
 * @param problems what is wrong with folders that could not be listed, or have not the objects that they should have
 */
public record DataWork(
        String source,
        String target,
        @Nullable String destination,
        List<DataObject> objects,
        List<DataFolder> folders,
        List<DataProblem> problems)
        implements Serializable {

    /** How many objects are worked on at a time, unless somebody says otherwise. */
    public static final int WORKERS = WorkerPool.USUAL;

    public DataWork {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
        problems = List.copyOf(problems);
    }

    /** Reads what {@link #toJson} wrote. */
    public static DataWork fromJson(String json) {
        try {
            return TransferJson.read(json, DataWork.class);
        } catch (IllegalArgumentException e) {
            throw new TransferException("Cannot read the list of the data of a transfer: " + e.getMessage());
        }
    }

    /** The list as JSON: the components under their names. */
    public String toJson() {
        return TransferJson.write(this);
    }

    /**
     * A part of the list. All shards together have each object exactly once, in whatever order they are made and worked
     * off; which shard an object is in follows from its path alone. The hash of a folder, which is that of all its
     * objects together, is looked at by the transfer only.
     *
     * @param index from 0 to {@code shards - 1}
     * @param shards at least 1; with 1 the shard is the whole list
     * @throws IllegalArgumentException if there is no such shard
     */
    public DataWork shard(int index, int shards) {
        if (shards < 1 || index < 0 || index >= shards) {
            throw new IllegalArgumentException(
                    "There is no shard " + index + " of " + shards + ": shards are counted from 0.");
        }
        if (shards == 1) {
            return this;
        }
        return new DataWork(
                source,
                target,
                destination,
                objects.stream()
                        .filter(object -> shardOf(object.path(), shards) == index)
                        .toList(),
                List.of(),
                problems.stream()
                        .filter(problem -> shardOf(problem.path(), shards) == index)
                        .toList());
    }

    private static int shardOf(String path, int shards) {
        long hash = Hashing.sha256().hashString(path, StandardCharsets.UTF_8).asLong();
        return (int) Math.floorMod(hash, (long) shards);
    }

    /** As {@link #check(StorageBackends, int, TransferListener)}, {@value #WORKERS} objects at a time. */
    public DataReport check(StorageBackends backends) {
        return check(backends, WORKERS, TransferListener.none());
    }

    /**
     * Looks at each object where it is, or at its copy if that is there: whether it can be reached, and has the size and
     * hash that it should have. Takes a request or two for each, and reads of those whose storage tells no comparable
     * hash at most 100 MiB, unless the hash covers more. Writes nothing.
     *
     * @param workers how many objects are looked at at a time, at least 1
     * @param listener is told by the calling thread how many objects are done
     * @return what is wrong, among others
     * @throws DataCopyException if the thread was interrupted
     */
    public DataReport check(StorageBackends backends, int workers, TransferListener listener) {
        return new DataRun(this, backends, workers, listener).check();
    }

    /** As {@link #copy(StorageBackends, int, TransferListener)}, {@value #WORKERS} objects at a time. */
    public DataReport copy(StorageBackends backends) {
        return copy(backends, WORKERS, TransferListener.none());
    }

    /**
     * Copies each object that is not there yet, within its storage where that is possible, else through this machine
     * with little memory. Before that the object is looked at as by {@link #check}, afterwards the copy. What is at the
     * place of the copy and is something else is replaced. A problem does not end the work on other objects.
     *
     * @param workers how many objects are copied at a time, at least 1
     * @param listener is told by the calling thread how many objects are done
     * @return what was copied, and what could not be
     * @throws TransferException if the list is one of data that stays where it is, the destination is missing or cannot
     *     be written, or nothing on the class path serves a storage; nothing was copied
     * @throws DataCopyException if the thread was interrupted
     */
    public DataReport copy(StorageBackends backends, int workers, TransferListener listener) {
        return new DataRun(this, backends, workers, listener).copy();
    }
}
