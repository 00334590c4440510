package org.laminj.transfer.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.storage.StorageBackends;
import org.laminj.transfer.Data;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataRefusedException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Phase;
import org.laminj.transfer.internal.data.ArtifactData;
import org.laminj.transfer.internal.data.DataListing;

/** Checks and copies the data of a transfer, outside of all transactions. */
final class DataPhase {

    private static final int MOST_TOLD = 10;

    private final TransferRequest asked;
    private final Progress progress;

    DataPhase(TransferRequest asked, Progress progress) {
        this.asked = asked;
        this.progress = progress;
    }

    boolean checks() {
        return asked.options().checkData();
    }

    boolean copies() {
        return asked.options().data() == Data.COPY;
    }

    /** The list of the data of some artifacts. */
    DataWork work(List<ArtifactData> data) {
        return new DataListing(backends(), asked.workers())
                .list(
                        asked.source().slug().toString(),
                        asked.target().slug().toString(),
                        copies() ? asked.target().settings().storageRoot().text() : null,
                        data);
    }

    private StorageBackends backends() {
        return asked.target().storageBackends();
    }

    /** What a plan tells of the data; null if nobody asked for it. */
    @Nullable
    DataReport foresee(List<ArtifactData> data) {
        if (!checks() && !copies()) {
            return null;
        }
        return progress.during(Phase.DATA, () -> checks() ? look(data) : DataListing.outlook(work(data)));
    }

    /**
     * Looks at the data, and warns of what is wrong.
     *
     * @throws DataRefusedException if something is wrong and nothing must be lost
     * @throws DataCopyException if something is wrong with data that is to be copied
     */
    DataReport check(List<ArtifactData> data) {
        DataReport found = progress.during(Phase.DATA, () -> look(data));
        if (!found.problems().isEmpty()) {
            if (asked.onLoss() == OnLoss.REFUSE) {
                throw new DataRefusedException(found);
            }
            if (copies()) {
                throw DataCopyException.ofProblems(found);
            }
            warn(found.problems(), asked.target().messages());
        }
        return found;
    }

    private DataReport look(List<ArtifactData> data) {
        return work(data).check(backends(), asked.workers(), progress.listener());
    }

    private static void warn(List<DataProblem> problems, MessageListener messages) {
        problems.stream()
                .limit(MOST_TOLD)
                .forEach(problem -> messages.message(MessageLevel.WARNING, problem.toString()));
        if (problems.size() > MOST_TOLD) {
            messages.message(
                    MessageLevel.WARNING, "and " + (problems.size() - MOST_TOLD) + " more objects, see the report");
        }
    }

    /**
     * Copies the data.
     *
     * @throws DataCopyException if any of it cannot be copied
     */
    VerifiedData copy(List<ArtifactData> data) {
        DataReport done =
                progress.during(Phase.DATA, () -> work(data).copy(backends(), asked.workers(), progress.listener()));
        if (!done.problems().isEmpty()) {
            throw DataCopyException.ofProblems(done);
        }
        return new VerifiedData(Set.copyOf(data), done);
    }
}
