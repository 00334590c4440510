package org.laminj.transfer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.core.display.FrameText;
import org.laminj.transfer.internal.TransferJson;

/**
 * What became of the data of a transfer, or of a {@linkplain DataWork#shard shard} of it. Immutable.
 *
 * @param objects how many objects there are, without those of folders that could not be listed
 * @param bytes how much they hold as far as that is known
 * @param checked objects that were looked at where they are, and are what they should be
 * @param present objects whose copy was there already, and is what it should be
 * @param copied objects that were copied now, and have arrived
 * @param copiedBytes how much these hold
 * @param problems what is wrong, by path
 * @param locations for each storage in which the data is, how many objects are fine; empty before anybody looked
 */
public record DataReport(
        long objects,
        long bytes,
        long checked,
        long present,
        long copied,
        long copiedBytes,
        List<DataProblem> problems,
        SortedMap<String, Location> locations)
        implements Serializable {

    /**
     * The objects in one storage.
     *
     * @param objects how many are there, or should be
     * @param fine how many of these are what they should be
     */
    public record Location(long objects, long fine) implements Serializable {

        Location plus(Location other) {
            return new Location(objects + other.objects, fine + other.fine);
        }
    }

    public DataReport {
        List<DataProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing(DataProblem::path).thenComparing(DataProblem::artifact));
        problems = List.copyOf(sorted);
        locations = Collections.unmodifiableSortedMap(new TreeMap<>(locations));
    }

    /** Of no data. */
    public static DataReport none() {
        return new DataReport(0, 0, 0, 0, 0, 0, List.of(), Collections.emptySortedMap());
    }

    /** Reads what {@link #toJson} wrote. */
    public static DataReport fromJson(String json) {
        try {
            return TransferJson.read(json, DataReport.class);
        } catch (IllegalArgumentException e) {
            throw new TransferException("Cannot read the report on data: " + e.getMessage());
        }
    }

    /** The report as JSON: the components under their names. */
    public String toJson() {
        return TransferJson.write(this);
    }

    /** Of the data of both, such as of two shards. */
    public DataReport plus(DataReport other) {
        List<DataProblem> all = new ArrayList<>(problems);
        all.addAll(other.problems);
        SortedMap<String, Location> sums = new TreeMap<>(locations);
        other.locations.forEach((root, location) -> sums.merge(root, location, Location::plus));
        return new DataReport(
                objects + other.objects,
                bytes + other.bytes,
                checked + other.checked,
                present + other.present,
                copied + other.copied,
                copiedBytes + other.copiedBytes,
                all,
                sums);
    }

    /** A row for each of {@link #locations}. */
    public DataFrame frame() {
        DataFrameArrayAppender rows =
                DataFrame.byArrayRow("location", "objects", "fine").appender();
        locations.forEach((root, location) -> rows.append(root, location.objects(), location.fine()));
        return rows.toDataFrame();
    }

    /** {@link #frame()} as text. */
    public String table() {
        return FrameText.of(frame());
    }
}
