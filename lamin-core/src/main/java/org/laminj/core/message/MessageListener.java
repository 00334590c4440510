package org.laminj.core.message;

/** Receives the messages of an instance; called by whichever thread does the work. */
@FunctionalInterface
public interface MessageListener {

    /**
     * Takes one message.
     *
     * @param text without glyph; may have several lines
     */
    void message(MessageLevel level, String text);

    /** A listener that passes messages to the system logger {@code org.laminj}. */
    static MessageListener logging() {
        System.Logger logger = System.getLogger("org.laminj");
        return (level, text) -> logger.log(
                switch (level) {
                    case ERROR -> System.Logger.Level.ERROR;
                    case WARNING -> System.Logger.Level.WARNING;
                    case DEBUG, HINT -> System.Logger.Level.DEBUG;
                    case INFO, SUCCESS, IMPORTANT -> System.Logger.Level.INFO;
                },
                text);
    }
}
