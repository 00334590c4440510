package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laminj.core.message.MessageLevel;

class ConsoleTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void coloursNothingButTheGlyph() {
        Console console = console(true);

        console.message(MessageLevel.WARNING, "one\ntwo");
        console.message(MessageLevel.HINT, "not for everybody");
        console.message(MessageLevel.DEBUG, "not for everybody");
        console.message(MessageLevel.ERROR, "three");

        assertThat(err.toString(UTF_8)).isEqualTo("\u001b[93m!\u001b[0m one\ntwo\n\u001b[91m✗\u001b[0m three\n");
    }

    @Test
    void isPlainForPrograms() {
        Console console = console(false);

        console.message(MessageLevel.IMPORTANT, "connected");
        console.message(MessageLevel.SUCCESS, "closed");
        console.message(MessageLevel.INFO, "deleting");

        assertThat(err.toString(UTF_8)).isEqualTo("→ connected\n✓ closed\n• deleting\n");
    }

    @Test
    void failsIfDataIsLost() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                UTF_8);

        int exitCode = new Lamin(Map.of(), full, new PrintStream(err, true, UTF_8), InputStream.nullInputStream())
                .run("--version");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualTo("✗ Cannot write to standard output: it is closed, or its disk is full.\n");
    }

    private Console console(boolean coloured) {
        return new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
                new PrintStream(err, false, UTF_8),
                InputStream.nullInputStream(),
                new Terminal(coloured ? 80 : 0, coloured),
                Terminal.none());
    }
}
