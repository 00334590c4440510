package org.laminj.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.uid.ContentHash;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

@DisplayName("An entity tag")
class EntityTagTest {

    private static final String HELLO = "b1946ac92492d2347c6235b4d2611184";

    @Test
    void isTheHashOfAnObjectThatIsNotEncryptedWithAKey() {
        ContentHash hash = new ContentHash("sZRqySSS0jR8YjW00mERhA", ContentHash.Type.MD5);
        String text = '"' + HELLO + '"';

        assertThat(EntityTag.of(text, null, null).hash()).isEqualTo(hash);
        assertThat(EntityTag.of(text, ServerSideEncryption.AES256, null).hash()).isEqualTo(hash);
        assertThat(EntityTag.of(text, ServerSideEncryption.AWS_KMS, null).hash())
                .isNull();
        assertThat(EntityTag.of(text, ServerSideEncryption.AWS_KMS_DSSE, null).hash())
                .isNull();
        assertThat(EntityTag.of(text, null, "AES256").hash()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "\"b1946ac9\"",
                "W/\"b1946ac92492d2347c6235b4d2611184\"",
                "\"b1946ac92492d2347c6235b4d2611184-0\""
            })
    void ofAnotherFormSaysNothing(String text) {
        assertThat(EntityTag.of(text, null, null).hash()).isNull();
        assertThat(EntityTag.of(text, null, null).contradicts(HELLO)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "b1946ac92492d2347c6235b4d2611184, false",
        "00000000000000000000000000000000, true",
        "00000000000000000000000000000000-2, false" // parts that the server made itself
    })
    void contradictsAnotherDigestOfItsKind(String text, boolean contradicts) {
        assertThat(EntityTag.of(text, null, null).contradicts(HELLO)).isEqualTo(contradicts);
    }

    @Test
    void ofPartsIsMadeOfTheirs() {
        assertThat(EntityTag.ofParts(List.of('"' + HELLO + '"', HELLO)))
                .isEqualTo("d774a898fef0591f17042290a26a492b-2");
        assertThat(EntityTag.ofParts(List.of(HELLO, "\"not md5\""))).isNull();
    }
}
