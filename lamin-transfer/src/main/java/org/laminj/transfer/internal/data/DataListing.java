package org.laminj.transfer.internal.data;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WorkerPool;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataFolder;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataProblem.Reason;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TransferException;

/** Makes the list of objects that artifacts are about: one for each, or those that are in its folder. */
public final class DataListing {

    private final Locations locations;
    private final WorkerPool pool;
    private final List<DataObject> objects = new ArrayList<>();
    private final List<DataFolder> folders = new ArrayList<>();
    private final List<DataProblem> problems = new ArrayList<>();

    /**
     * What is in a folder.
     *
     * @param problem why it cannot be brought; null if it can
     */
    private record Listed(
            DataFolder folder,
            List<DataObject> members,
            @Nullable DataProblem problem) {}

    public DataListing(StorageBackends backends, int workers) {
        this.locations = new Locations(backends);
        this.pool = new WorkerPool(workers);
    }

    /**
     * Lists the folders, and takes the other artifacts as they are; a list is made by one thread.
     *
     * @param destination root of the storage to which data is copied; null if it stays
     * @throws TransferException if two artifacts would be copied to the same place, or one where it must not be
     */
    public DataWork list(String source, String target, @Nullable String destination, List<ArtifactData> artifacts) {
        refuseCollisions(artifacts);
        try {
            addAll(artifacts);
        } catch (IllegalArgumentException e) {
            throw new TransferException(String.valueOf(e.getMessage()));
        }
        return new DataWork(source, target, destination, objects, folders, problems);
    }

    private void addAll(List<ArtifactData> artifacts) {
        List<ArtifactData> listed =
                artifacts.stream().filter(data -> data.objects() != null).toList();
        Map<String, Listed> byUid = new TreeMap<>();
        try {
            pool.each(listed, this::list, found -> byUid.put(found.folder().artifact(), found));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DataCopyException.ofInterrupt(DataReport.none());
        }
        for (ArtifactData data : artifacts) {
            Listed folder = byUid.get(data.uid());
            if (folder == null) {
                objects.add(new DataObject(
                        data.uid(),
                        data.location(),
                        data.key(),
                        data.copy(),
                        data.sizeBytes(),
                        data.hash(),
                        data.hashType()));
            } else {
                add(folder);
            }
        }
    }

    private static void refuseCollisions(List<ArtifactData> artifacts) {
        ImmutableListMultimap<String, ArtifactData> byCopy = Multimaps.index(
                artifacts.stream().filter(data -> data.copy() != null).toList(), data -> String.valueOf(data.copy()));
        byCopy.asMap().values().stream()
                .filter(same -> same.stream()
                                .map(data -> data.location() + " " + data.key() + " " + data.hash())
                                .distinct()
                                .count()
                        > 1)
                .findFirst()
                .ifPresent(same -> {
                    throw new TransferException("Cannot copy the data of "
                            + same.stream()
                                    .map(data -> new RecordKey("Artifact", data.uid()).toString())
                                    .toList()
                            + ": versions of a folder share its objects, and these have different ones. Transfer one of"
                            + " them, or leave the data where it is.");
                });
    }

    private void add(Listed folder) {
        if (folder.problem() == null) {
            folders.add(folder.folder());
            objects.addAll(folder.members());
        } else {
            problems.add(folder.problem());
        }
    }

    private Listed list(ArtifactData data) {
        long expected = data.objects() == null ? 0 : data.objects();
        DataFolder folder = new DataFolder(
                data.uid(), data.location(), data.key(), data.copy(), expected, data.hash(), data.hashType());
        try {
            StorageLocation location = locations.of(data.location());
            StoragePath root = location.path(data.key());
            List<DataObject> members = new ArrayList<>();
            long bytes = 0;
            try (Stream<StoredObject> found = location.list(data.key())) {
                for (StoredObject object : (Iterable<StoredObject>) found::iterator) {
                    members.add(member(data, object.path().relativeTo(root), object));
                    bytes += object.sizeBytes();
                }
            }
            return new Listed(folder, members, problem(folder, data.sizeBytes(), members.size(), bytes));
        } catch (StorageException e) {
            return failed(folder, Problems.reason(e.reason()), e);
        } catch (IllegalArgumentException e) { // a key that is none
            return failed(folder, Reason.UNUSABLE, e);
        }
    }

    private static Listed failed(DataFolder folder, Reason reason, RuntimeException e) {
        return new Listed(folder, List.of(), Problems.of(folder, reason, String.valueOf(e.getMessage())));
    }

    private static DataObject member(ArtifactData data, String relative, StoredObject object) {
        return new DataObject(
                data.uid(),
                data.location(),
                data.key() + "/" + relative,
                data.copy() == null ? null : data.copy() + "/" + relative,
                object.sizeBytes(),
                null,
                null);
    }

    private static @Nullable DataProblem problem(DataFolder folder, @Nullable Long size, long objects, long bytes) {
        String path = "'" + folder.path() + "' has ";
        if (objects == 0 && folder.objects() > 0) {
            return Problems.of(folder, Reason.MISSING, "There is nothing in '" + folder.path() + "'.");
        }
        if (objects != folder.objects()) {
            return Problems.of(
                    folder,
                    objects < folder.objects() ? Reason.MISSING : Reason.OTHER_SIZE,
                    path + objects + " objects instead of " + folder.objects() + ".");
        }
        return size == null || size == bytes
                ? null
                : Problems.of(folder, Reason.OTHER_SIZE, path + bytes + " bytes instead of " + size + ".");
    }

    /** How much there is on a list, before anybody looked. */
    public static DataReport outlook(DataWork work) {
        return DataTally.outlook(work);
    }
}
