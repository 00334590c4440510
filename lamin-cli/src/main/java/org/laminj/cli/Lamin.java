package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
        footerHeading = "%nExamples:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage",
            "3:conflicts",
            "4:loss refused",
            "5:an instance cannot be reached or may not be used",
            "6:partly done, can be resumed",
            "7:values are not validated",
            "130:interrupted; 143 by the signal TERM",
            "141:who reads its output went early"
        },
        footer = {
            "  Make instances to try it with, and see what a command can do:",
            "    lamin demo ./demo",
            "    lamin transfer --help"
        })
public final class Lamin implements Runnable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** What picocli asks for. */
    private static final int LEAST_COLUMNS_OF_HELP = 55;

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final MessageOptions options = new MessageOptions();

    /**
     * A command that sees nothing of the process but what it is given.
     *
     * @param variables of the environment, by name
     */
    public Lamin(Map<String, String> variables, PrintStream out, PrintStream err, InputStream in) {
        this.environment = new Environment(variables, new Console(out, err, in, Terminal.none(), Terminal.none()));
    }

    Lamin(Environment environment) {
        this.environment = environment;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        silenceLibraries();
        Map<String, String> variables = System.getenv();
        Environment environment = new Environment(variables, console(System.getProperties(), variables));
        environment.interruption().watch(environment.console());
        int exitCode = new Lamin(environment).run(arguments);
        environment.interruption().commandHasEnded();
        System.exit(exitCode); // if it was interrupted, this waits for Java to end the process
    }

    private static Console console(Properties properties, Map<String, String> variables) {
        Terminal terminal = Terminal.ofMessages(properties, variables);
        Terminal screen = Terminal.ofData(properties, variables);
        Charset charset = Terminal.charset(properties);
        StandardOutput out = new StandardOutput();
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        return new Console(
                new PrintStream(
                        new BufferedOutputStream(
                                screen.isPresent() ? TerminalEncoding.of(out, charset) : out, BUFFER_BYTES),
                        false,
                        UTF_8),
                new PrintStream(terminal.isPresent() ? TerminalEncoding.of(err, charset) : err, true, UTF_8),
                System.in,
                terminal,
                screen,
                out::hasLostItsReader);
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
        Failures failures = new Failures(console, options::showsStacktrace, environment.interruption());
        int exitCode;
        try {
            exitCode = commandLine(failures, arguments).execute(arguments);
        } catch (Throwable e) { // errors of the virtual machine deserve a line, too
            exitCode = failures.report(e);
        }
        if (exitCode == ExitCode.DONE && environment.interruption().hasHappened()) {
            exitCode = failures.reportLateInterruption();
        }
        return console.isWritten() ? exitCode : failures.reportLostOutput(exitCode);
    }

    /** The command with all its subcommands, as help and completion show them. */
    CommandLine commandLine() {
        return commandLine(new Failures(environment.console(), options::showsStacktrace, environment.interruption()));
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
                .registerConverter(MessageOptions.Colours.class, new WordConverter<>(MessageOptions.Colours.class))
                .registerConverter(Visibility.class, Visibility::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a uid or a value may begin with @
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        console.obey(options);
        if (console.screen().isPresent()) {
            command.setUsageHelpWidth(Math.max(console.screen().columns(), LEAST_COLUMNS_OF_HELP));
        }
        return TransferChoices.registerConverters(command);
    }

    private int execute(ParseResult parsed) {
        if (options.areContradictory()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Options --quiet and --verbose contradict each other. Leave out one of them.");
        }
        return new RunLast().execute(parsed);
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
        commands.put("bionty", BiontyCommand::of);
        commands.put("transfer", TransferCommand::new);
        commands.put("apply", ApplyCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("revert", RevertCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("completion", CompletionCommand::new);
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
