package org.laminj.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists and registers the storage locations of the current instance. */
@Command(
        description = "Lists and registers the storage locations of the current instance.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"  List the places where data is:", "    lamin storage list"})
final class StorageCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The command with those below it. */
    static CommandLine of(Environment environment) {
        return new CommandLine(new StorageCommand())
                .addSubcommand("list", new StorageListCommand(environment))
                .addSubcommand("add", new StorageAddCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command, one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
