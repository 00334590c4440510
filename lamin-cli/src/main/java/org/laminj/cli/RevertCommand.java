package org.laminj.cli;

import org.laminj.core.Instance;
import org.laminj.transfer.Revert;
import org.laminj.transfer.RevertReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a transfer back. */
@Command(
        description = {
            "Removes from the current instance what a transfer created there.",
            "What something else has come to need stays, with all that belongs to it, and is listed. Data is not"
                    + " touched. All or nothing."
        },
        footer = {
            "  Bring labels, then take that back:",
            "    lamin transfer ulabel vfLX --from laminlabs/lamindata --report ./report.json",
            "    lamin revert $(jq -r .run ./report.json)"
        })
final class RevertCommand implements Runnable {

    private final Environment environment;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The uid of the transfer's run, as its report names it and 'lamin query run' lists it.")
    private String run = "";

    @Option(names = "--dry-run", description = "Only show what would be removed, and what would stay and why.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default, which counts by registry.")
    private OutputFormat format = OutputFormat.TABLE;

    RevertCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance target = environment.current()) {
            Revert revert = Revert.of(target, run);
            print(dryRun ? revert.plan() : revert.apply());
        }
    }

    private void print(RevertReport report) {
        Console console = environment.console();
        switch (format) {
            case TABLE -> console.print(report.table() + kept(report) + data(report));
            case CSV, JSONL, MARKDOWN -> new FramePrinter(console).print(report.frame(), format);
            case JSON -> console.print(report.toJson());
        }
    }

    private static String kept(RevertReport report) {
        return DetailLines.text(
                report.kept().stream()
                        .map(kept -> "keep " + kept.key() + ": " + kept.reason())
                        .toList(),
                "-o json");
    }

    private static String data(RevertReport report) {
        return DetailLines.text(
                report.data().stream().map(path -> "data stays: " + path).toList(), "-o json");
    }
}
