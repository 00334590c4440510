package org.laminj.core.uid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeterministicUidTest {

    // Computed by the original; CL:0000875 has a digest that starts with a zero byte.
    @ParameterizedTest
    @CsvSource({
        "CL:0000057, zQ4dyjEs",
        "CL:0000875, 01NqvhnI",
        "UBERON:0002048, 7Tt4iEKc",
        "EFO:0000712, 7R1OhRJ7",
        "EFO:0009445, 5YDCOg0V",
        "NCBITaxon:9606, 1dpCL6Td",
        "alveolar fibroblast, 4mZaXZQg",
        "bronchial vessel endothelial cell, 4yqLzwwm",
        "ENSG00000139618, 1DQZiYQ1wP6x",
        "XYZhuman, 7iMHpqbxHvLs",
        "bionty.CellTypeclall2024-05-15, 1Lhf",
        "b8d2162243d05368a9d99500ad62cafe, 1FHu5eE0uxm4"
    })
    void equalsTheUidOfTheOriginal(String text, String uid) {
        assertThat(DeterministicUid.of(text, uid.length())).isEqualTo(uid);
    }

    @Test
    void readsTextAsUtf8() {
        assertThat(DeterministicUid.of("naïve 😀", 20)).isEqualTo("5tamSogYheAeFS3HkEs8");
    }

    @Test
    void acceptsTheEmptyText() {
        assertThat(DeterministicUid.of("", 20)).isEqualTo("6SFsQFoWZKg7DZ3I6vLD");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 21})
    void refusesLengthsThatADigestDoesNotGive(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeterministicUid.of("CL:0000057", length))
                .withMessageContaining("1 to 20");
    }
}
