package org.laminj.transfer.internal;

import java.util.List;
import java.util.Set;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.internal.data.ArtifactData;

/**
 * The artifacts whose data lies verified in the target's storage, so that no row points to bytes that are not there.
 *
 * @param data what was verified, as rows told it
 * @param report what was done for that
 */
record VerifiedData(Set<ArtifactData> data, DataReport report) {

    /** Where no data is copied. */
    static VerifiedData none() {
        return new VerifiedData(Set.of(), DataReport.none());
    }

    /**
     * Makes sure that what is about to be written was verified as it is now.
     *
     * @throws DataCopyException if an artifact came since, or has changed
     */
    void require(List<ArtifactData> now) {
        for (ArtifactData artifact : now) {
            if (artifact.copy() != null && !data.contains(artifact)) {
                throw DataCopyException.ofChange(artifact.uid(), report);
            }
        }
    }
}
