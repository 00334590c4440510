package org.laminj.cli;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.QuerySet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one record and what belongs to it. */
@Command(
        description = "Shows a record and what belongs to it.",
        footer = {
            "  See an artifact of another instance with its labels and features:",
            "    lamin describe artifact dPra --using laminlabs/lamindata"
        })
final class DescribeCommand implements Runnable {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "REGISTRY", description = "The registry, e.g. artifact or bionty.CellType.")
    private String registry = "";

    @Parameters(
            index = "1",
            paramLabel = "UID",
            description = "The uid of the record, or the beginning of it; the id where a registry has no uids.")
    private String uid = "";

    @Mixin
    private final UsingOption using = new UsingOption();

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    DescribeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance current = environment.current()) {
            Instance source = using.of(current);
            SqlRecord record = record(source.query(registry), uid);
            Console console = environment.console();
            console.print(
                    output.isJson() ? source.description(record).toJson() : source.describe(record, console.style()));
        }
    }

    private static <R extends SqlRecord> R record(QuerySet<R> records, String uid) {
        return new UidLookup<>(records).one(uid);
    }
}
