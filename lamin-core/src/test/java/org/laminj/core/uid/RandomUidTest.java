package org.laminj.core.uid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomUidTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 12, 16, 20, 1000})
    void hasTheLengthAskedFor(int length) {
        assertThat(RandomUid.ofLength(length)).hasSize(length).matches("[0-9A-Za-z]+");
    }

    @Test
    void usesEveryLetterOfTheAlphabet() {
        String letters = RandomUid.ofLength(20_000);

        assertThat(letters.chars().distinct().count()).isEqualTo(62);
    }

    @Test
    void drawsAnotherOneEachTime() {
        Set<String> uids =
                Stream.generate(() -> RandomUid.ofLength(12)).limit(1000).collect(Collectors.toSet());

        assertThat(uids).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesToDrawNothing(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomUid.ofLength(length))
                .withMessageContaining("length " + length)
                .withMessageContaining("at least 1");
    }
}
