package org.laminj.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("source", source);
        content.put("target", target);
        content.put("mapped", mapped);
        content.put("transferred", transferred);
        content.put("links", links);
        content.put("leftBehind", leftBehind);
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a transfer report as JSON", e);
        }
    }
}
