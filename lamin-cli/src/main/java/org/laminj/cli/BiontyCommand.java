package org.laminj.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What an instance does with public ontologies. */
@Command(
        description = {
            "Looks terms of public ontologies up, checks values against them, and creates records from them.",
            "Files of ontologies are looked for in LAMIN_BIONTY_DIR and fetched otherwise."
        },
        footer = {"  See which ontologies the current instance uses:", "    lamin bionty sources --in-use"})
final class BiontyCommand extends CommandGroup {

    /** The command with those below it. */
    static CommandLine of(Environment environment) {
        return new CommandLine(new BiontyCommand())
                .addSubcommand("sources", new BiontySourcesCommand(environment))
                .addSubcommand("use", new BiontyUseCommand(environment))
                .addSubcommand("add", new BiontyAddCommand(environment))
                .addSubcommand("search", new BiontySearchCommand(environment))
                .addSubcommand("validate", new BiontyValidateCommand(environment))
                .addSubcommand("standardize", new BiontyStandardizeCommand(environment))
                .addSubcommand("import", new BiontyImportCommand(environment))
                .addSubcommand("difference", new BiontyDifferenceCommand(environment));
    }
}
