package org.laminj.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists and registers the storage locations of the current instance. */
@Command(
        description = "Lists and registers the storage locations of the current instance.",
        footer = {"  List the places where data is:", "    lamin storage list"})
final class StorageCommand extends CommandGroup {

    /** The command with those below it. */
    static CommandLine of(Environment environment) {
        return new CommandLine(new StorageCommand())
                .addSubcommand("list", new StorageListCommand(environment))
                .addSubcommand("add", new StorageAddCommand(environment));
    }
}
