package org.laminj.core.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dflib.DataFrame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A table")
class FrameTextTest {

    private static final DataFrame FRAME = DataFrame.foldByRow(
                    "id", "uid", "name", "description", "run_id", "created_by_id")
            .of(1L, "vfLXaHgD", "TSP1", "a donor", null, 1L, 20L, "gk6w8qC5", "TSP2", null, 3L, 1L);

    private static final String WHOLE = """
            id uid      name description run_id created_by_id
            -- -------- ---- ----------- ------ -------------
             1 vfLXaHgD TSP1 a donor       None             1
            20 gk6w8qC5 TSP2 None             3             1
            """;

    @ParameterizedTest
    @ValueSource(ints = {0, 49, 50, 1000})
    void isWholeWhereItFits(int columns) {
        assertThat(FrameText.of(FRAME, TextStyle.terminal(columns))).isEqualTo(WHOLE);
    }

    @Test
    void isWholeForPrograms() {
        assertThat(FrameText.of(FRAME)).isEqualTo(WHOLE);
    }

    @Test
    void leavesOutWhatDoesNotFitInTheMiddle() {
        assertThat(FrameText.of(FRAME, TextStyle.terminal(48))).isEqualTo("""
                id uid      name ... run_id created_by_id
                -- -------- ---- --- ------ -------------
                 1 vfLXaHgD TSP1 ...   None             1
                20 gk6w8qC5 TSP2 ...      3             1
                """);
        assertThat(FrameText.of(FRAME, TextStyle.terminal(40))).isEqualTo("""
                id uid      ... run_id created_by_id
                -- -------- --- ------ -------------
                 1 vfLXaHgD ...   None             1
                20 gk6w8qC5 ...      3             1
                """);
    }

    @Test
    void keepsTheFirstTwoAndTheLastOnTheNarrowestTerminal() {
        assertThat(FrameText.of(FRAME, TextStyle.terminal(1))).startsWith("id uid      ... created_by_id\n");
    }

    @Test
    void hasNoCharactersThatSteerTerminals() {
        DataFrame frame =
                DataFrame.foldByRow("name").of("\u001b[31mred\u001b[0m\u0007\u009b2J", "two\r\nlines\tand a tab");

        assertThat(FrameText.of(frame)).isEqualTo("""
                name
                ------------------------------------
                \\u001b[31mred\\u001b[0m\\u0007\\u009b2J
                two\\r\\nlines\\tand a tab
                """);
    }

    @Test
    void hasNoNegativeWidth() {
        assertThatThrownBy(() -> TextStyle.terminal(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
