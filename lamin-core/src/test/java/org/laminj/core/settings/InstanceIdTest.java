package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

    @Test
    void followsFromTheSlug() {
        InstanceId id = InstanceId.ofSlug(new Slug("anonymous", "test-transfer"));

        assertThat(id.hex()).isEqualTo("b8d2162243d05368a9d99500ad62cafe");
        assertThat(id.uid()).isEqualTo("1FHu5eE0uxm4");
    }

    @Test
    void takesTheSlugAsUtf8() {
        InstanceId id = InstanceId.ofSlug(new Slug("anonymous", "😀"));

        assertThat(id.hex()).isEqualTo("247f8e2773a650b1bb86ed07f492fb1f");
        assertThat(id.uid()).isEqualTo("7WblPNj7JOqr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "037ba1e08d804f91a90275a47735076a",
                "037BA1E08D804F91A90275A47735076A",
                "037ba1e0-8d80-4f91-a902-75a47735076a"
            })
    void readsUuidsWithAndWithoutDashes(String text) {
        InstanceId id = InstanceId.parse(text);

        assertThat(id).hasToString("037ba1e08d804f91a90275a47735076a");
        assertThat(id.uid()).isEqualTo("4XIuR0tvaiXM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "037ba1e08d804f91a90275a47735076",
                "037ba1e08d804f91a90275a47735076ag",
                "037ba1e0-8d804f91a90275a47735076a",
                "----037ba1e08d804f91a90275a47735076a",
                "g37ba1e08d804f91a90275a47735076a"
            })
    void refusesWhatIsNoUuid(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceId.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("32 hex digits");
    }

    @Test
    void isWrittenInLowerCase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceId("037BA1E08D804F91A90275A47735076A"));
    }
}
