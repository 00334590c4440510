package org.laminj.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What messages or data are shown on.
 *
 * @param columns how many characters fit on a line; 0 where there is no terminal but a file or a pipe
 * @param coloured whether it may have colours
 */
record Terminal(int columns, boolean coloured) {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    /** A file, a pipe or a test. */
    static Terminal none() {
        return new Terminal(0, false);
    }

    /** What standard error goes to, as the launcher found it, for Java cannot tell. */
    static Terminal ofMessages(Properties properties, Map<String, String> variables) {
        return of("lamin.terminal", properties, variables);
    }

    /** What standard output goes to, as the launcher found it. */
    static Terminal ofData(Properties properties, Map<String, String> variables) {
        return of("lamin.screen", properties, variables);
    }

    private static Terminal of(String property, Properties properties, Map<String, String> variables) {
        if (!isTerminal(properties.getProperty(property, ""), variables)) {
            return none();
        }
        return new Terminal(
                columns(properties.getProperty("lamin.columns", "")),
                variables.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /**
     * On Windows only Java can tell, and only newer terminals understand what colours and lines that move are made of.
     */
    @SuppressWarnings("SystemConsoleNull") // the launcher asks newer versions for the old behaviour
    private static boolean isTerminal(String told, Map<String, String> variables) {
        return told.equals("console")
                ? System.console() != null && variables.containsKey("WT_SESSION")
                : Boolean.parseBoolean(told);
    }

    /** Terminals may not know how wide they are, and then say 0. */
    private static int columns(String told) {
        int columns = told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : 0;
        return columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns;
    }

    /**
     * In which characters terminals write here: what the launcher found, else what Java did. Files and pipes are always
     * UTF-8.
     */
    static Charset charset(Properties properties) {
        for (String property : List.of("lamin.charset", "stdout.encoding", "sun.stdout.encoding")) {
            String name = properties.getProperty(property, "");
            if (!name.isEmpty()) {
                return charset(name);
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) { // Java does not know it, but all have these characters
            return StandardCharsets.US_ASCII;
        }
    }

    /** Whether people watch while a command works. */
    boolean isPresent() {
        return columns > 0;
    }
}
