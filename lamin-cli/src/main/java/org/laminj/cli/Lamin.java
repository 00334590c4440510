package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lamin}: opens LaminDB instances, queries them and transfers records between them. */
@Command(
        name = "lamin",
        description = "Opens LaminDB instances, queries their registries and transfers records between them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage",
            "3:conflicts",
            "4:loss refused",
            "5:an instance cannot be reached or may not be used",
            "6:partly done, can be resumed"
        })
public final class Lamin implements Runnable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error happened.")
    private boolean stacktrace;

    /**
     * A command that sees nothing of the process but what it is given.
     *
     * @param variables of the environment, by name
     */
    public Lamin(Map<String, String> variables, PrintStream out, PrintStream err, InputStream in) {
        this.environment = new Environment(variables, new Console(out, err, in, Terminal.none()));
    }

    Lamin(Environment environment) {
        this.environment = environment;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        silenceLibraries();
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        Map<String, String> variables = System.getenv();
        Terminal terminal = Terminal.ofLauncher(System.getProperties(), variables);
        Environment environment = new Environment(variables, new Console(out, err, System.in, terminal));
        System.exit(new Lamin(environment).run(arguments));
    }

    /** What libraries log is for those who ask for it; people get messages. */
    private static void silenceLibraries() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            Logger.getLogger("").setLevel(Level.OFF);
        }
    }

    /** Runs one command. */
    public int run(String... arguments) {
        Console console = environment.console();
        Failures failures = new Failures(console, () -> stacktrace);
        int exitCode;
        try {
            exitCode = commandLine(failures, arguments).execute(arguments);
        } catch (Throwable e) { // errors of the virtual machine deserve a line, too
            exitCode = failures.report(e);
        }
        return console.isWritten() ? exitCode : failures.reportLostOutput(exitCode);
    }

    private CommandLine commandLine(Failures failures, String... arguments) {
        Console console = environment.console();
        CommandLine command = new CommandLine(this);
        Map<String, Function<Environment, Object>> commands = commands();
        if (arguments.length > 0 && commands.containsKey(arguments[0])) {
            commands.keySet().retainAll(Set.of(arguments[0])); // setting up the others would take time for nothing
        }
        commands.forEach((name, create) -> command.addSubcommand(name, create.apply(environment)));
        command.registerConverter(Filter.class, Filter::parse)
                .registerConverter(Visibility.class, Visibility::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a uid or a value may begin with @
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        return TransferChoices.registerConverters(command);
    }

    /** In the order in which the help lists them. */
    private static Map<String, Function<Environment, Object>> commands() {
        Map<String, Function<Environment, Object>> commands = new LinkedHashMap<>();
        commands.put("init", InitCommand::new);
        commands.put("connect", ConnectCommand::new);
        commands.put("disconnect", DisconnectCommand::new);
        commands.put("info", InfoCommand::new);
        commands.put("delete", DeleteCommand::new);
        commands.put("query", QueryCommand::new);
        commands.put("describe", DescribeCommand::new);
        commands.put("view", ViewCommand::new);
        commands.put("lineage", LineageCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("save", SaveCommand::new);
        commands.put("load", LoadCommand::new);
        commands.put("storage", StorageCommand::of);
        commands.put("transfer", TransferCommand::new);
        commands.put("apply", ApplyCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("revert", RevertCommand::new);
        commands.put("demo", DemoCommand::new);
        return commands;
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command, one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
