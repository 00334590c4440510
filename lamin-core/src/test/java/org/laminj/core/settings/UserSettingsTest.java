package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    private static final UserSettings ADA = new UserSettings(
            "ada@example.org",
            "pass-s3cret",
            "token-s3cret",
            "key-s3cret",
            "Ab12Cd34",
            "9d80ba3c0e5d4b0b9f0c9f2a7e3b1c11",
            "ada",
            "Ada L.");

    @TempDir
    Path directory;

    @Test
    void isAnonymousWithoutAccount() {
        UserSettings user = UserSettings.anonymous();

        assertThat(user.isAnonymous()).isTrue();
        assertThat(user.text()).isEqualTo("""
                        lamin_user_email=null
                        lamin_user_password=null
                        lamin_user_access_token=null
                        lamin_user_api_key=null
                        lamin_user_uid=00000000
                        lamin_user_uuid=null
                        lamin_user_handle=anonymous
                        lamin_user_name=null
                        """);
    }

    @Test
    void survivesWritingAndReading() {
        Path file = directory.resolve("new/current_user.env");

        ADA.write(file);

        assertThat(UserSettings.read(file)).isEqualTo(ADA);
        assertThat(ADA.isAnonymous()).isFalse();
    }

    @Test
    void readsFilesWithoutOptionalKeys() throws IOException {
        Path file = Files.writeString(
                directory.resolve("user.env"), "lamin_user_uid=00000000\nlamin_user_handle=anonymous\n");

        assertThat(UserSettings.read(file)).isEqualTo(UserSettings.anonymous());
    }

    @Test
    void needsUidAndHandle() throws IOException {
        Path file = Files.writeString(directory.resolve("user.env"), "lamin_user_uid=00000000\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> UserSettings.read(file))
                .withMessageContaining("key lamin_user_handle is missing")
                .withMessageContaining("anonymous");
    }

    @Test
    void printsNoSecrets() {
        assertThat(ADA).hasToString("UserSettings[handle=ada, uid=Ab12Cd34]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "a\\b", "a\nb", "", "null"})
    void refusesHandlesThatBreakFiles(String handle) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserSettings(null, null, null, null, "00000001", null, handle, null))
                .withMessageContaining("user handle");
    }

    @Test
    void refusesSecretsThatBreakLinesWithoutRepeatingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserSettings(null, "s3\ncret", null, null, "00000001", null, "ada", null))
                .withMessageContaining("password")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3"));
    }
}
