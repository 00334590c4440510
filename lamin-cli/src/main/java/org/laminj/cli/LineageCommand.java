package org.laminj.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.lineage.LineageDirection;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageQuery;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.query.QuerySet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a record comes from and what came of it. */
@Command(
        description = {
            "Shows where a record comes from and what came of it: runs with what they used and made, across transfers"
                    + " into their sources; parents and children in hierarchies."
        },
        footer = {
            "  See where an artifact comes from, and what came of it:",
            "    lamin lineage artifact dPra --using laminlabs/lamindata",
            "  Draw that:",
            "    lamin lineage artifact dPra --using laminlabs/lamindata -o ./lineage.svg"
        })
final class LineageCommand implements Runnable {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "REGISTRY", description = "The registry, e.g. artifact or bionty.CellType.")
    private String registry = "";

    @Parameters(index = "1", paramLabel = "UID", description = "The uid of the record, or the beginning of it.")
    private String uid = "";

    @Mixin
    private final UsingOption using = new UsingOption();

    @ArgGroup
    private final Direction direction = new Direction();

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "At most so many runs away, or steps in a hierarchy; all runs and 5 steps by default.")
    private @Nullable Integer depth;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many nodes, the nearest; 1000 by default.")
    private @Nullable Integer limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, as what its suffix says: .svg, .dot, .mmd or .txt.")
    private @Nullable Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; by default what the file says, text without one.")
    private @Nullable LineageFormat format;

    /** One of three options at most. */
    static final class Direction {

        private LineageDirection chosen = LineageDirection.BOTH;

        @Option(names = "--upstream", description = "Only what the record comes from.")
        void upstream(boolean given) {
            choose(given, LineageDirection.UPSTREAM);
        }

        @Option(names = "--downstream", description = "Only what came of it.")
        void downstream(boolean given) {
            choose(given, LineageDirection.DOWNSTREAM);
        }

        @Option(names = "--both", description = "What it comes from and what came of it; the default.")
        void both(boolean given) {
            choose(given, LineageDirection.BOTH);
        }

        private void choose(boolean given, LineageDirection direction) {
            if (given) {
                chosen = direction;
            }
        }
    }

    LineageCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        LineageFormat chosen = format();
        try (Instance current = environment.current()) {
            LineageQuery query = query(current);
            Instance source = using.of(current);
            write(query.graph(record(source.query(registry))), chosen);
        }
    }

    private LineageFormat format() {
        if (format != null) {
            return format;
        }
        return file == null ? LineageFormat.TEXT : LineageFormat.of(file);
    }

    private LineageQuery query(Instance current) {
        LineageQuery query = LineageQuery.of(current).direction(direction.chosen);
        if (depth != null) {
            query = query.depth(depth);
        }
        return limit == null ? query : query.most(limit);
    }

    private <R extends SqlRecord> R record(QuerySet<R> records) {
        return new UidLookup<>(records).one(uid);
    }

    private void write(LineageGraph graph, LineageFormat chosen) {
        String text = chosen.write(graph);
        graph.notes().forEach(note -> environment.console().message(MessageLevel.WARNING, note));
        if (file == null) {
            environment.console().print(text);
        } else {
            new OutputFile(file).write(text);
            environment.console().message(MessageLevel.IMPORTANT, "lineage is here: " + file);
        }
    }
}
