package org.laminj.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Case folding")
class CaseFoldingTest {

    private static List<String> letters() {
        return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(letter -> Character.getType(letter) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .toList();
    }

    @Test
    void leavesWhatIsFolded() {
        assertThat(letters()).allMatch(letter -> {
            String folded = CaseFolding.of(letter).folded();
            return CaseFolding.of(folded).folded().equals(folded);
        });
    }

    @Test
    void makesEachLetterOneThatEqualsItIgnoringCase() {
        assertThat(letters())
                .allMatch(
                        letter -> letter.equalsIgnoreCase(CaseFolding.of(letter).folded()));
    }

    @Test
    void namesTheLettersBeyondAsciiThatBecomeOneOfTheText() {
        CaseFolding folding = CaseFolding.of("KK-1");

        assertThat(folding.folded()).isEqualTo("kk-1");
        assertThat(folding.letters()).isEqualTo("\u212a");
        assertThat(folding.foldedLetters()).isEqualTo("k");
    }
}
