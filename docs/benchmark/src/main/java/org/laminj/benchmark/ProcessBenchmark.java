package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.laminj.core.Instance;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;
import org.laminj.transfer.TransferReport;

/** The command {@code lamin} on SQLite as a process, from its start to its end. */
final class ProcessBenchmark {

    private static final String NOTE = """
            The launcher of lamin-cli as a child process, from its start to its end. The transfer is that of artifacts \
            with 25 labels each into an empty instance, SQLite → SQLite. What remains of it without `lamin info` of the \
            same round stands beside the floor of such a transfer.""";

    private static final Rounds ROUNDS = new Rounds(1, 7);

    private final Path launcher;
    private final TransferRound transfer;

    private ProcessBenchmark(Path launcher, TransferRound transfer) {
        this.launcher = launcher;
        this.transfer = transfer;
    }

    /** What one round took, in nanoseconds. */
    private record Result(long info, long describe, long transfer, long floor) {

        Times work() {
            return new Times(transfer - info, floor);
        }
    }

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Workplace workplace = Workplace.below(options.work())) {
            for (long size : options.sizes(1_000)) {
                Content content = LabelledArtifacts.withTwentyFiveLabels(size);
                Origin origin = Origin.in(workplace, "origin-" + size, TestDatabase.SQLITE, content);
                ProcessBenchmark benchmark = new ProcessBenchmark(
                        options.launcher(), new TransferRound(origin, TestDatabase.SQLITE, options.work()));
                rows.addAll(rows(size, options.rounds(ROUNDS).run(benchmark::round)));
            }
        }
        List<String> columns = ImmutableList.<String>builder()
                .add("command", "artifacts")
                .addAll(Measurement.COLUMNS)
                .build();
        return List.of(new ResultTable("Whole processes", NOTE, columns, rows));
    }

    private static List<List<Object>> rows(long size, List<Result> results) {
        Measurement work = new Measurement(results.stream().map(Result::work).toList());
        Progress.tell("lamin transfer less lamin info, " + size, work);
        return List.of(
                row("lamin info", size, withoutFloor(results, Result::info)),
                row("lamin describe artifact", size, withoutFloor(results, Result::describe)),
                row("lamin transfer", size, withoutFloor(results, Result::transfer)),
                row("lamin transfer less lamin info", size, work.cells()));
    }

    private static List<Object> withoutFloor(List<Result> results, ToLongFunction<Result> time) {
        return Measurement.cellsWithoutFloor(
                results.stream().map(time::applyAsLong).toList());
    }

    private static List<Object> row(String command, long size, Collection<Object> cells) {
        return ImmutableList.builder().add(command, size).addAll(cells).build();
    }

    private Result round(boolean floorFirst) throws Exception {
        long floor = floorFirst ? transfer.floor().cold() : 0;
        try (Workplace workplace = Workplace.below(transfer.work())) {
            workplace.know(transfer.origin().settings());
            InstanceSettings target;
            try (Instance empty = workplace.init("target", TestDatabase.SQLITE)) {
                target = empty.settings();
            }
            Path report = workplace.folder().resolve("report.json");
            long info = lamin(workplace, "info");
            long transferred = lamin(
                    workplace,
                    "transfer",
                    "artifact",
                    "--from",
                    transfer.origin().slug(),
                    "--filter",
                    "key__startswith=" + LabelledArtifacts.KEY_PREFIX,
                    "--report",
                    report.toString());
            transfer.checkTransferred(TransferReport.fromJson(Files.readString(report)));
            transfer.checkRows(target);
            long describe = lamin(workplace, "describe", "artifact", LabelledArtifacts.FIRST_UID);
            return new Result(
                    info,
                    describe,
                    transferred,
                    floorFirst ? floor : transfer.floor().cold());
        }
    }

    private long lamin(Workplace workplace, String... arguments) throws Exception {
        Map<String, String> variables = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "LAMIN_SETTINGS_DIR", workplace.folder().toString(),
                "LAMIN_CACHE_DIR", workplace.folder().resolveSibling("cache").toString());
        List<String> command = ImmutableList.<String>builder()
                .add(launcher.toString())
                .add(arguments)
                .build();
        return ChildProcess.run(workplace.folder(), variables, command).nanos();
    }
}
