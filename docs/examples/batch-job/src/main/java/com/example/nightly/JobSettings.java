package com.example.nightly;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the job shall do.
 *
 * @param target the instance that shall have the data sets
 * @param source the instance that has them
 * @param label the label of the data sets that are wanted
 * @param report the file that says what became of each record
 * @param acceptsLoss whether records may stay behind that the target has no schema module for
 */
record JobSettings(String target, String source, String label, Path report, boolean acceptsLoss) {

    /**
     * The label is the argument, everything else comes from the environment.
     *
     * @throws IllegalArgumentException if there is not one argument
     */
    static JobSettings of(Map<String, String> environment, String... arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Name one label, such as TSP1.");
        }
        return new JobSettings(
                environment.getOrDefault("NIGHTLY_TARGET", "lab"),
                environment.getOrDefault("NIGHTLY_SOURCE", "laminlabs/lamindata"),
                arguments[0],
                Path.of(environment.getOrDefault("NIGHTLY_REPORT", "report.json")),
                Boolean.parseBoolean(environment.getOrDefault("NIGHTLY_ACCEPT_LOSS", "false")));
    }
}
