package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A terminal")
class TerminalTest {

    private static Properties launcher(String terminal, String columns) {
        Properties properties = new Properties();
        properties.setProperty("lamin.terminal", terminal);
        properties.setProperty("lamin.columns", columns);
        return properties;
    }

    @Test
    void isWhatTheLauncherFinds() {
        assertThat(Terminal.ofMessages(launcher("true", "132"), Map.of())).isEqualTo(new Terminal(132, true));
        assertThat(Terminal.ofMessages(launcher("false", "80"), Map.of())).isEqualTo(Terminal.none());
        assertThat(Terminal.ofMessages(new Properties(), Map.of())).isEqualTo(Terminal.none());
    }

    @Test
    void mayShowDataWhileMessagesAreFiled() {
        Properties properties = launcher("false", "100");
        properties.setProperty("lamin.screen", "true");

        assertThat(Terminal.ofData(properties, Map.of())).isEqualTo(new Terminal(100, true));
        assertThat(Terminal.ofMessages(properties, Map.of())).isEqualTo(Terminal.none());
    }

    @Test
    void hasTheCharactersThatTheLauncherOrJavaFinds() {
        Properties properties = new Properties();
        assertThat(Terminal.charset(properties)).isEqualTo(StandardCharsets.UTF_8);

        properties.setProperty("sun.stdout.encoding", "ISO-8859-1");
        assertThat(Terminal.charset(properties)).isEqualTo(StandardCharsets.ISO_8859_1);

        properties.setProperty("lamin.charset", "what is that?");
        assertThat(Terminal.charset(properties)).isEqualTo(StandardCharsets.US_ASCII);
    }

    @Test
    void hasTheUsualWidthIfItDoesNotTell() {
        assertThat(Terminal.ofMessages(launcher("true", "0"), Map.of()).columns())
                .isEqualTo(80);
        assertThat(Terminal.ofMessages(launcher("true", ""), Map.of()).columns())
                .isEqualTo(80);
    }

    @Test
    void mayBeWatchedWithoutColours() {
        Terminal terminal = Terminal.ofMessages(launcher("true", "80"), Map.of("NO_COLOR", "1"));

        assertThat(terminal.isPresent()).isTrue();
        assertThat(terminal.coloured()).isFalse();
    }
}
