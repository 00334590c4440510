package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Terminal.ofLauncher(launcher("true", "132"), Map.of())).isEqualTo(new Terminal(132, true));
        assertThat(Terminal.ofLauncher(launcher("false", "80"), Map.of())).isEqualTo(Terminal.none());
        assertThat(Terminal.ofLauncher(new Properties(), Map.of())).isEqualTo(Terminal.none());
    }

    @Test
    void hasTheUsualWidthIfItDoesNotTell() {
        assertThat(Terminal.ofLauncher(launcher("true", "0"), Map.of()).columns())
                .isEqualTo(80);
        assertThat(Terminal.ofLauncher(launcher("true", ""), Map.of()).columns())
                .isEqualTo(80);
    }

    @Test
    void mayBeWatchedWithoutColours() {
        Terminal terminal = Terminal.ofLauncher(launcher("true", "80"), Map.of("NO_COLOR", "1"));

        assertThat(terminal.isPresent()).isTrue();
        assertThat(terminal.coloured()).isFalse();
    }
}
