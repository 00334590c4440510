package org.laminj.core.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text of others")
class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "it's 🫁 ü\u00a0細胞", "two\nlines\tand a tab", "a \\u001b of letters"})
    void staysAsItIs(String text) {
        assertThat(PrintableText.of(text)).isEqualTo(text);
    }

    @Test
    void cannotSteerATerminal() {
        assertThat(PrintableText.of("\u001b]0;title\u0007\r\u0000\u007f\u0085🫁"))
                .isEqualTo("\\u001b]0;title\\u0007\\u000d\\u0000\\u007f\\u0085🫁");
    }
}
