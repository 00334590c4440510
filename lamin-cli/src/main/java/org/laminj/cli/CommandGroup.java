package org.laminj.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing but gather those below it. */
@Command(synopsisSubcommandLabel = "COMMAND")
abstract class CommandGroup implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command, one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
