package org.laminj.core.uid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedUidTest {

    @Test
    void splitsTheUidOfATransform() {
        VersionedUid uid = VersionedUid.parse("ITeOtm7bhtdq0000");

        assertThat(uid.stem()).isEqualTo("ITeOtm7bhtdq");
        assertThat(uid.suffix()).isEqualTo("0000");
        assertThat(uid.isFirst()).isTrue();
        assertThat(uid).hasToString("ITeOtm7bhtdq0000");
    }

    @Test
    void splitsTheRandomUidOfAnOldArtifactAfterSixteenLetters() {
        VersionedUid uid = VersionedUid.parse("ABCDEFGHIJKLMNOPqR5x");

        assertThat(uid.stem()).isEqualTo("ABCDEFGHIJKLMNOP");
        assertThat(uid.isFirst()).isFalse();
        assertThat(uid.next()).hasToString("ABCDEFGHIJKLMNOPqR5y");
    }

    @Test
    void acceptsAnyLengthAboveFour() {
        assertThat(VersionedUid.parse("D0000").stem()).isEqualTo("D");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, 0001",
        "0009, 000A",
        "000Z, 000a",
        "000z, 0010",
        "00zz, 0100",
        "0zzz, 1000",
        "9zzz, A000",
        "zzzy, zzzz"
    })
    void countsVersionsInBase62WithCarry(String suffix, String next) {
        assertThat(VersionedUid.parse("ITeOtm7bhtdq" + suffix).next()).hasToString("ITeOtm7bhtdq" + next);
    }

    @Test
    void cannotCountBeyondTheLastVersion() {
        VersionedUid last = VersionedUid.parse("ITeOtm7bhtdqzzzz");

        assertThatExceptionOfType(UidException.class)
                .isThrownBy(last::next)
                .withMessageContaining("new stem")
                .satisfies(e -> assertThat(e.uid()).isEqualTo("ITeOtm7bhtdqzzzz"));
    }

    @Test
    void beginsAFamilyWithZeros() {
        assertThat(VersionedUid.first("ITeOtm7bhtdq")).hasToString("ITeOtm7bhtdq0000");
    }

    @Test
    void knowsTheVersionsOfTheSameFamily() {
        VersionedUid first = VersionedUid.first("ITeOtm7bhtdq");

        assertThat(first.next().isVersionOf(first)).isTrue();
        assertThat(VersionedUid.first("ITeOtm7bhtdQ").isVersionOf(first)).isFalse();
    }

    @Test
    void acceptsOnlyTheGivenStemLengthIfThereIsOne() {
        assertThat(VersionedUid.parse("ITeOtm7bhtdq0000", 12).stem()).isEqualTo("ITeOtm7bhtdq");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionedUid.parse("ITeOtm7bhtdq", 12))
                .withMessageContaining("'ITeOtm7bhtdq'")
                .withMessageContaining("has 12 letters, but needs 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000", "ITeOtm7b-tdq0000", "ITeOtm7bhtdq000%", "ITeOtm7bhtdq 0000", "é0000"})
    void refusesWhatIsNoVersionedUid(String uid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionedUid.parse(uid))
                .withMessageContaining("'" + uid + "'")
                .withMessageContaining("0-9A-Za-z");
    }

    @Test
    void refusesAnEmptyStem() {
        assertThatIllegalArgumentException().isThrownBy(() -> VersionedUid.first(""));
    }
}
