package org.laminj.transfer.internal.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.WorkerPool;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataFolder;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.Phase;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.internal.data.ObjectResult.Outcome;

/** Works a list of data off. */
public final class DataRun {

    private final DataWork work;
    private final Locations locations;
    private final WorkerPool pool;
    private final TransferListener listener;
    private final DataTally tally;

    /** @throws IllegalArgumentException unless there is at least one worker */
    public DataRun(DataWork work, StorageBackends backends, int workers, TransferListener listener) {
        this.work = work;
        this.locations = new Locations(backends);
        this.pool = new WorkerPool(workers);
        this.listener = listener;
        this.tally = new DataTally(work);
    }

    /** Looks at each object. */
    public DataReport check() {
        boolean whole = !work.folders().isEmpty();
        return run(new ObjectCheck(locations, work.destination(), whole), null);
    }

    /** Copies each object that is not there. */
    public DataReport copy() {
        if (work.objects().isEmpty() && work.folders().isEmpty()) {
            return tally.report();
        }
        Destination destination = destination();
        refuseUnserved();
        destination.requireWritable();
        return run(new ObjectCopy(locations, destination), destination);
    }

    private Destination destination() {
        String root = work.destination();
        if (root == null) {
            throw new TransferException("Cannot copy data: this is the list of a transfer that leaves it where it is."
                    + " Make the list of one with Data.COPY.");
        }
        try {
            return new Destination(locations.of(root));
        } catch (StorageException e) {
            throw new TransferException("Cannot copy data into the default storage of '" + work.target() + "': "
                    + e.getMessage() + " Nothing was copied.");
        }
    }

    /** One backend that is missing would fail each of many objects. */
    private void refuseUnserved() {
        for (DataObject object : work.objects()) {
            try {
                locations.of(object.location());
            } catch (StorageException e) {
                throw new TransferException("Cannot copy the data of " + new RecordKey("Artifact", object.artifact())
                        + ": " + e.getMessage() + " Nothing was copied.");
            }
        }
    }

    private DataReport run(ObjectWork each, @Nullable Destination destination) {
        try {
            listener.advances(Phase.DATA, 0, work.objects().size());
            pool.each(work.objects(), each::on, this::add);
            FolderCheck check = new FolderCheck(locations, destination);
            List<DataFolder> complete =
                    work.folders().stream().filter(this::isComplete).toList();
            pool.each(
                    complete,
                    folder -> check.problem(folder, tally.members(folder)),
                    problem -> problem.ifPresent(tally::add));
            return tally.report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DataCopyException.ofInterrupt(tally.report());
        }
    }

    private void add(ObjectResult result) {
        tally.add(result);
        listener.advances(Phase.DATA, tally.done(), work.objects().size());
    }

    /** Where an object is not fine the folder cannot be, and that is told already. */
    private boolean isComplete(DataFolder folder) {
        return tally.members(folder).stream().noneMatch(member -> member.outcome() == Outcome.FAILED);
    }
}
