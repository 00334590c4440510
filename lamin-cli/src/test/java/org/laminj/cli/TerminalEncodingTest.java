package org.laminj.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laminj.core.message.MessageLevel;

@DisplayName("A terminal that does not show UTF-8")
class TerminalEncodingTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private String shown(String text, Charset charset) throws IOException {
        OutputStream stream = TerminalEncoding.of(terminal, charset);
        stream.write(text.getBytes(UTF_8));
        stream.flush();
        return terminal.toString(charset);
    }

    @ParameterizedTest
    @EnumSource
    void getsGlyphsThatItHas(MessageLevel level) throws IOException {
        assertThat(shown(level.glyph(), US_ASCII)).matches("[-!+*>x]{1,2}");
    }

    @Test
    void getsTreesAndPicturesThatItHas() throws IOException {
        assertThat(shown("🧩 ingest\n├── 📄 lung.h5ad\n└── 🖥️ app ↑ …\n", US_ASCII))
                .isEqualTo("+ ingest\n|-- * lung.h5ad\n`-- + app ^ ...\n");
    }

    @Test
    void showsWhatItCanAndTheNumbersOfTheRest() throws IOException {
        assertThat(shown("für 'lung 🫁 細'\n", ISO_8859_1)).isEqualTo("für 'lung \\u{1fac1} \\u{7d30}'\n");
    }

    @Test
    void waitsForTheRestOfACharacter() throws IOException {
        OutputStream stream = TerminalEncoding.of(terminal, US_ASCII);
        for (byte one : "a→b".getBytes(UTF_8)) {
            stream.write(one);
            stream.flush();
        }

        assertThat(terminal.toString(US_ASCII)).isEqualTo("a->b");
    }

    @Test
    void isOneWithOtherCharacters() {
        assertThat(TerminalEncoding.of(terminal, UTF_8)).isSameAs(terminal);
    }
}
