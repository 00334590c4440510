package org.laminj.cli;

import picocli.CommandLine.Command;

/** Forgets which instance is the current one. */
@Command(
        description = "Ends the connection to the current instance, which stays known.",
        footer = {"  Let no instance be the current one:", "    lamin disconnect"})
final class DisconnectCommand implements Runnable {

    private final Environment environment;

    DisconnectCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        environment.instances().disconnect();
    }
}
