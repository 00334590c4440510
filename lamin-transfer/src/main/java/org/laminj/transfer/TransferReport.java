package org.laminj.transfer;

import java.util.List;
import java.util.Map;
import org.laminj.transfer.internal.TransferJson;

/**
 * What a transfer did. Immutable.
 *
 * @param source slug of the source instance
 * @param target slug of the target instance
 * @param mapped records that the target had already, in the order in which they were met
 * @param transferred records that are new in the target, in the order in which they were met
 * @param links for each link table that was met, how many links there were and what became of them
 * @param leftBehind for each registry that the target lacks, how many links to its records stayed behind
 */
public record TransferReport(
        String source,
        String target,
        List<RecordKey> mapped,
        List<RecordKey> transferred,
        Map<String, LinkCounts> links,
        Map<String, Long> leftBehind) {

    /**
     * What became of the links of one table.
     *
     * @param mapped links that the target had already
     * @param transferred links that are new in the target
     */
    public record LinkCounts(long mapped, long transferred) {}

    public TransferReport {
        mapped = List.copyOf(mapped);
        transferred = List.copyOf(transferred);
        links = Map.copyOf(links);
        leftBehind = Map.copyOf(leftBehind);
    }

    /** The report as JSON: the components under their names, registries and tables in order of their names. */
    public String toJson() {
        return TransferJson.write(this);
    }
}
