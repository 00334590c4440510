package org.laminj.cli;

import java.util.Map;
import java.util.Properties;

/**
 * What messages are shown on.
 *
 * @param columns how many characters fit on a line; 0 where there is no terminal but a file or a pipe
 * @param coloured whether glyphs have colours
 */
record Terminal(int columns, boolean coloured) {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    /** A file, a pipe or a test. */
    static Terminal none() {
        return new Terminal(0, false);
    }

    /** As the launcher found it, for Java cannot tell where standard error goes. */
    static Terminal ofLauncher(Properties properties, Map<String, String> variables) {
        if (!Boolean.parseBoolean(properties.getProperty("lamin.terminal"))) {
            return none();
        }
        return new Terminal(
                columns(properties.getProperty("lamin.columns", "")),
                variables.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** Terminals may not know how wide they are, and then say 0. */
    private static int columns(String told) {
        int columns = told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : 0;
        return columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns;
    }

    /** Whether people watch while a command works. */
    boolean isPresent() {
        return columns > 0;
    }
}
