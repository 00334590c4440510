package org.laminj.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a known instance the current one. */
@Command(
        description = "Makes a known instance the one that other commands work with.",
        footer = {
            "  Go on with an instance of another owner:",
            "    lamin connect laminlabs/lamindata",
            "  Go on with one of your own:",
            "    lamin connect lab"
        })
final class ConnectCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "OWNER/NAME", description = "The instance; owner is the current user if left out.")
    private String identifier = "";

    ConnectCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        environment.instances().connect(identifier).close();
    }
}
