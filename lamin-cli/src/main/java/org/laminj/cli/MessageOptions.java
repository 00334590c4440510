package org.laminj.cli;

import org.laminj.core.message.MessageLevel;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of all commands that say how much people are told, and how it looks. */
final class MessageOptions {

    /** When there are colours. */
    enum Colours {
        /** On terminals, unless the environment forbids it. */
        AUTO,
        /** Also in files and pipes. */
        ALWAYS,
        /** Nowhere. */
        NEVER
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell more; -vv also shows the SQL of each statement.")
    private boolean[] verbose = {};

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Tell only of errors and of what is important, and show no progress.")
    private boolean quiet;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "auto|always|never",
            description = "When there are colours: on terminals unless NO_COLOR is set (default), always or never.")
    private Colours colours = Colours.AUTO;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "The same as --color never.")
    private boolean plain;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error happened.")
    private boolean stacktrace;

    /** Whether the options say two things at once. */
    boolean areContradictory() {
        return quiet && verbose.length > 0;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean showsStacktrace() {
        return stacktrace;
    }

    /** Whether people are told messages of this level. */
    boolean shows(MessageLevel level) {
        return level.compareTo(least()) >= 0;
    }

    private MessageLevel least() {
        if (quiet) {
            return MessageLevel.IMPORTANT;
        }
        return switch (verbose.length) {
            case 0 -> MessageLevel.INFO;
            case 1 -> MessageLevel.HINT;
            default -> MessageLevel.DEBUG;
        };
    }

    /** Whether what is shown there has colours. */
    boolean colours(Terminal terminal) {
        return !plain
                && switch (colours) {
                    case AUTO -> terminal.coloured();
                    case ALWAYS -> true;
                    case NEVER -> false;
                };
    }
}
