package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;

/** Whether the time of a transfer grows as its size does, and whether a large one gets along with little memory. */
final class GrowthBenchmark {

    private static final String NOTE = """
            Artifacts with 25 labels each into an empty target, from SQLite; one round after one transfer of 1,000 to \
            warm up. Floors as for other transfers.""";

    private static final String SMALL_HEAP_NOTE =
            "The largest of these transfers in a process with a heap of " + SmallHeapTransfer.HEAP
                    + ". The heap is the sum of the peaks of its pools, which need not coincide; resident is the peak of the whole process as Linux"
                    + " tells it.";

    private GrowthBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        List<List<Object>> grown = new ArrayList<>();
        List<List<Object>> small = new ArrayList<>();
        try (Workplace workplace = Workplace.below(options.work())) {
            Origin first = origin(workplace, "warm-up", 1_000);
            List<Long> sizes = options.sizes(1_000, 10_000, 100_000);
            long largest = Collections.max(sizes);
            for (TestDatabase to : options.databases()) {
                new TransferRound(first, to, options.work()).run(false);
            }
            for (long size : sizes) {
                Origin origin = origin(workplace, "origin-" + size, size);
                for (TestDatabase to : options.databases()) {
                    grown.add(grown(origin, to, size, options));
                    if (size == largest) {
                        small.add(small(origin, to, size, options));
                    }
                }
            }
        }
        return List.of(
                new ResultTable(
                        "Growth",
                        NOTE,
                        List.of(
                                "direction",
                                "artifacts",
                                "cold ms",
                                "ms for each artifact",
                                "floor ms",
                                "ratio",
                                "mapped ms",
                                "mapped floor ms"),
                        grown),
                new ResultTable(
                        "Little memory",
                        SMALL_HEAP_NOTE,
                        List.of("direction", "artifacts", "ms", "peak heap MB", "peak resident MB"),
                        small));
    }

    private static Origin origin(Workplace workplace, String name, long size) throws Exception {
        return Origin.in(workplace, name, TestDatabase.SQLITE, LabelledArtifacts.withTwentyFiveLabels(size));
    }

    private static List<Object> grown(Origin origin, TestDatabase to, long size, BenchmarkOptions options)
            throws Exception {
        TransferRound.Result result = new TransferRound(origin, to, options.work()).run(false);
        Measurement cold = new Measurement(List.of(result.cold()));
        Measurement mapped = new Measurement(List.of(result.mapped()));
        Direction direction = new Direction(TestDatabase.SQLITE, to);
        Progress.tell(direction + ", " + size, cold);
        double millis = cold.ours().median();
        return ImmutableList.builder()
                .add(direction.toString(), size, millis, millis / size)
                .add(cold.floor().median(), cold.ratio())
                .add(mapped.ours().median(), mapped.floor().median())
                .build();
    }

    private static List<Object> small(Origin origin, TestDatabase to, long size, BenchmarkOptions options)
            throws Exception {
        try (Workplace workplace = Workplace.below(options.work())) {
            workplace.know(origin.settings());
            InstanceSettings target;
            try (Instance empty = workplace.init("target", to)) {
                target = empty.settings();
            }
            MemoryUse used = SmallHeapTransfer.run(
                    workplace, origin.slug(), target.slug().toString());
            try (Database database = Database.of(target)) {
                database.check(origin.content().rows());
            }
            String direction = new Direction(TestDatabase.SQLITE, to).toString();
            Progress.tell(direction + ", " + size + ", heap of " + SmallHeapTransfer.HEAP + ": " + used);
            return List.of(direction, size, used.millis(), used.heapMegabytes(), used.residentMegabytes());
        }
    }
}
