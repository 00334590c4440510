package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.PrintableText;
import org.laminj.core.display.TextStyle;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;

/** Where a command prints: data to one stream, what it has to say to people to another. */
final class Console implements MessageListener {

    private static final Set<String> CONSENT = Set.of("y", "yes");

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Terminal terminal;
    private final Terminal screen;
    private final BooleanSupplier readerIsGone;
    private MessageOptions options = new MessageOptions();
    private Runnable beforePrinting = () -> {};
    private volatile boolean asking;

    /**
     * @param terminal what messages are shown on
     * @param screen what data is shown on
     */
    Console(PrintStream out, PrintStream err, InputStream in, Terminal terminal, Terminal screen) {
        this(out, err, in, terminal, screen, () -> false);
    }

    /**
     * @param readerIsGone whether nobody is left to read data
     */
    Console(
            PrintStream out,
            PrintStream err,
            InputStream in,
            Terminal terminal,
            Terminal screen,
            BooleanSupplier readerIsGone) {
        this.readerIsGone = readerIsGone;
        this.out = out;
        this.err = err;
        this.in = in;
        this.terminal = terminal;
        this.screen = screen;
    }

    /** Shows from now on what these options say. */
    void obey(MessageOptions given) {
        options = given;
    }

    /** What people watch while a command works. */
    Terminal terminal() {
        return options.isQuiet() ? Terminal.none() : terminal;
    }

    /** What data is shown on. */
    Terminal screen() {
        return screen;
    }

    /** Has something done before anything is printed, such as to take a line that moves off the terminal. */
    void beforePrinting(Runnable work) {
        beforePrinting = work;
    }

    /** How text for people looks where data is shown. */
    TextStyle style() {
        return new TextStyle(options.colours(screen), screen.columns());
    }

    /** For data. */
    PrintStream out() {
        beforePrinting.run();
        return out;
    }

    /** For people. */
    PrintStream err() {
        return err;
    }

    /** Prints a text of one or more lines as data. */
    void print(String text) {
        beforePrinting.run();
        out.print(text);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            out.print('\n');
        }
    }

    /** Whether messages of this level are shown. */
    boolean shows(MessageLevel level) {
        return options.shows(level);
    }

    /** Prints a message after its glyph, if people asked for those of its level. */
    @Override
    public synchronized void message(MessageLevel level, String text) {
        if (shows(level)) {
            beforePrinting.run();
            out.flush();
            err.print(glyph(level) + " " + PrintableText.of(text) + "\n");
            err.flush();
        }
    }

    /** Asks people, who agree with {@code y} or {@code yes}. */
    boolean confirm(String question) {
        err.print(question);
        err.flush();
        asking = true;
        String answer = line();
        asking = false;
        if (answer == null) {
            err.print('\n');
            return false;
        }
        return CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** All that standard input holds. */
    String input() {
        try {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read standard input: " + e.getMessage(), e);
        }
    }

    /** Whether an answer is waited for. */
    boolean isAsking() {
        return asking;
    }

    private @Nullable String line() {
        try {
            return new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the answer: " + e.getMessage(), e);
        }
    }

    /** Whether all data could be written; writes what is left of it. */
    boolean isWritten() {
        return !out.checkError();
    }

    /** Whether data could not be written because nobody is left to read it. */
    boolean hasLostItsReader() {
        return readerIsGone.getAsBoolean();
    }

    private String glyph(MessageLevel level) {
        return options.colours(terminal)
                ? "\u001b[" + colour(level) + "m" + level.glyph() + "\u001b[0m"
                : level.glyph();
    }

    private static int colour(MessageLevel level) {
        return switch (level) {
            case ERROR -> 91;
            case IMPORTANT, SUCCESS -> 92;
            case WARNING -> 93;
            case INFO -> 94;
            case HINT -> 96;
            case DEBUG -> 90;
        };
    }
}
