package org.laminj.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a page about an instance, or about a transfer into it. */
@Command(
        description = {
            "Writes one HTML page about the current instance: counts by registry, the newest records, a picture of"
                    + " lineage; and what a transfer did. It needs no network and runs no scripts."
        },
        footer = {"  Write a page about an instance:", "    lamin report ./report.html --using laminlabs/lamindata"})
final class ReportCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "FILE.html", description = "The page to write.")
    private Path file = Path.of("");

    @Mixin
    private final UsingOption using = new UsingOption();

    @Option(
            names = "--transfer",
            paramLabel = "REPORT.json",
            description = "Also what a transfer did, from what `lamin transfer --report` wrote.")
    private @Nullable Path transfer;

    @Option(
            names = "--lineage",
            paramLabel = "REGISTRY/UID",
            description = "Whose lineage to draw; that of the newest artifact by default.")
    private @Nullable String lineage;

    ReportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<HtmlPage.Part> parts = new ArrayList<>();
        if (transfer != null) {
            parts.addAll(TransferParts.of(transfer));
        }
        try (Instance current = environment.current()) {
            Instance shown = using.of(current);
            InstanceParts instance = new InstanceParts(shown);
            LineagePart drawn = new LineagePart(current, shown);
            parts.add(new HtmlPage.Part("Instance", instance.facts()));
            parts.add(new HtmlPage.Part("Registries", instance.counts()));
            parts.addAll(lineage == null ? drawn.ofNewest() : drawn.of(lineage));
            parts.add(new HtmlPage.Part("Newest records", instance.newest()));
            new OutputFile(file).write(new HtmlPage(shown.slug().toString(), parts).text());
        }
        environment.console().message(MessageLevel.IMPORTANT, "report is here: " + file);
    }
}
