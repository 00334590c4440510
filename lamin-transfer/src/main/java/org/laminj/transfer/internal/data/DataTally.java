package org.laminj.transfer.internal.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.transfer.DataFolder;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.internal.data.ObjectResult.Outcome;

/** Adds up what became of the objects of a list. Not thread-safe. */
final class DataTally {

    private final DataWork work;
    private final Map<String, List<ObjectResult>> members = new HashMap<>();
    private final List<DataProblem> problems = new ArrayList<>();
    private final Map<Outcome, Long> counts = new HashMap<>();
    private final Map<String, Long> fine = new HashMap<>();
    private long copiedBytes;
    private long done;

    DataTally(DataWork work) {
        this.work = work;
        problems.addAll(work.problems());
        work.folders().forEach(folder -> members.put(folder.artifact(), new ArrayList<>()));
    }

    void add(ObjectResult result) {
        done++;
        counts.merge(result.outcome(), 1L, Long::sum);
        DataProblem problem = result.problem();
        if (problem != null) {
            problems.add(problem);
        } else {
            fine.merge(result.object().location(), 1L, Long::sum);
        }
        if (result.outcome() == Outcome.COPIED) {
            copiedBytes += result.sizeBytes();
        }
        List<ObjectResult> ofFolder = members.get(result.object().artifact());
        if (ofFolder != null) {
            ofFolder.add(result);
        }
    }

    void add(DataProblem problem) {
        problems.add(problem);
    }

    long done() {
        return done;
    }

    /** What became of the objects of a folder. */
    List<ObjectResult> members(DataFolder folder) {
        return members.getOrDefault(folder.artifact(), List.of());
    }

    DataReport report() {
        SortedMap<String, DataReport.Location> locations = new TreeMap<>();
        Map<String, Long> all = new TreeMap<>();
        work.objects().forEach(object -> all.merge(object.location(), 1L, Long::sum));
        work.problems().forEach(problem -> all.merge(problem.location(), 0L, Long::sum));
        all.forEach(
                (root, objects) -> locations.put(root, new DataReport.Location(objects, fine.getOrDefault(root, 0L))));
        return new DataReport(
                work.objects().size(),
                bytes(work),
                counts.getOrDefault(Outcome.CHECKED, 0L),
                counts.getOrDefault(Outcome.PRESENT, 0L),
                counts.getOrDefault(Outcome.COPIED, 0L),
                copiedBytes,
                problems,
                locations);
    }

    /** How much there is before anybody looked. */
    static DataReport outlook(DataWork work) {
        return new DataReport(work.objects().size(), bytes(work), 0, 0, 0, 0, work.problems(), new TreeMap<>());
    }

    private static long bytes(DataWork work) {
        return work.objects().stream()
                .map(DataObject::sizeBytes)
                .mapToLong(size -> size == null ? 0 : size)
                .sum();
    }
}
