package org.laminj.transfer.internal;

import java.util.List;
import org.laminj.transfer.internal.data.ArtifactData;

/**
 * What was found by reading: the records of a transfer, or of one slice of it, and what becomes of them.
 *
 * @param scope what was followed
 * @param columns what both sides have columns for
 * @param closure all records, by their ids in the source, and which links belong to them
 * @param surplus links of the target that the source does not have
 * @param data where the data of artifacts is and shall be, if the options ask for it
 * @param outcomes what becomes of each record
 */
record FoundTransfer(
        Scope scope,
        Columns columns,
        Closure closure,
        SurplusLinks surplus,
        List<ArtifactData> data,
        Outcomes outcomes) {}
