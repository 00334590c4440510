package org.laminj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.QuerySet;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Lists records of a registry. */
@Command(
        description = "Lists records of a registry.",
        footer = {
            "  List the latest artifacts of another instance:",
            "    lamin query artifact --using laminlabs/lamindata --filter is_latest=true",
            "  List labels as a file for spreadsheets:",
            "    lamin query ulabel --order-by name -o csv"
        })
final class QueryCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "REGISTRY", description = "The registry, e.g. artifact or bionty.CellType.")
    private String registry = "";

    @Option(
            names = "--using",
            paramLabel = "OWNER/NAME",
            description = "The instance to read from; the current one by default.")
    private @Nullable String using;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(
            names = "--order-by",
            paramLabel = "FIELD",
            parameterConsumer = OrderConsumer.class,
            description = "Least first, or greatest first after a minus: -created_at. By id otherwise.")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many records.")
    private @Nullable Integer limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    QueryCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance current = environment.current()) {
            Instance source = using == null ? current : current.using(using);
            new FramePrinter(environment.console()).print(frame(source.query(registry)), format);
        }
    }

    private <R extends SqlRecord> DataFrame frame(QuerySet<R> records) {
        QuerySet<R> selected = filters.select(records);
        for (String order : orders) {
            selected = selected.orderBy(order);
        }
        return (limit == null ? selected : selected.limit(limit)).df();
    }

    /** Takes the next argument whatever it is: {@code -organism} begins as {@code -o} does. */
    static final class OrderConsumer implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty()) {
                throw new ParameterException(command.commandLine(), "Missing FIELD after --order-by.");
            }
            List<String> fields = option.getValue();
            fields.add(arguments.pop());
        }
    }
}
