package org.laminj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Join;
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
            "  List those that are labelled with any kind of fibroblast:",
            "    lamin query artifact --using laminlabs/lamindata \\",
            "      --filter cell_types__is_a=fibroblast",
            "  List labels as a file for spreadsheets:",
            "    lamin query ulabel --order-by name -o csv"
        })
final class QueryCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "REGISTRY", description = "The registry, e.g. artifact or bionty.CellType.")
    private String registry = "";

    @Mixin
    private final UsingOption using = new UsingOption();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = {
                "Only records that hold this text or a word of it, best first.",
                "The 20 best unless --limit says otherwise; case does not matter."
            })
    private @Nullable String search;

    @Option(names = "--latest", description = "Of versions the latest only.")
    private boolean latest;

    @Option(
            names = "--include",
            paramLabel = "FIELD",
            description = "One more column, with what records are related to: created_by__handle or ulabels__name.")
    private List<String> include = List.of();

    @Option(
            names = "--join",
            paramLabel = "inner|left",
            description =
                    "Whether records without a value to include are left out (inner, the default) or stay (left).")
    private Join join = Join.INNER;

    @Option(
            names = "--order-by",
            paramLabel = "FIELD",
            parameterConsumer = OrderConsumer.class,
            description = {
                "Least first, or greatest first after a minus: -created_at.",
                "References may lead there: created_by__handle. By id otherwise."
            })
    private List<String> orders = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many records.")
    private @Nullable Integer limit;

    @Option(names = "--offset", paramLabel = "N", description = "Without so many of the first records.")
    private int offset;

    @Option(names = "--sql", description = "Prints the SQL that the query would run, and does not run it.")
    private boolean sql;

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
            Instance source = using.of(current);
            print(selected(source.query(registry)));
        }
    }

    private void print(QuerySet<?> records) {
        FramePrinter printer = new FramePrinter(environment.console());
        if (sql) {
            environment.console().print(records.sqlWithValues());
        } else if (include.isEmpty()) {
            printer.print(records, format);
        } else {
            printer.print(records.df(join, include.toArray(String[]::new)), format);
        }
    }

    private <R extends SqlRecord> QuerySet<R> selected(QuerySet<R> records) {
        QuerySet<R> selected = filters.select(records);
        if (latest) {
            selected = selected.latestVersion();
        }
        if (search != null) {
            selected = selected.search(search);
        }
        for (String order : orders) {
            selected = selected.orderBy(order);
        }
        return (limit == null ? selected : selected.limit(limit)).offset(offset);
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
