package org.laminj.storage.internal.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.auth.Retryable;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.testing.JavaProgram;
import org.laminj.storage.testing.GcsServer;

@DisplayName("A program that uses Google Cloud Storage")
class GcsEnvironmentTest {

    @TempDir
    Path folder;

    private String look(String variable, String value) throws Exception {
        ProcessBuilder program =
                JavaProgram.of(Look.class).process("gs://a-bucket/a").redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().remove("STORAGE_EMULATOR_HOST");
        program.environment().put(variable, value);
        Process process = program.start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://"})
    void findsAnotherServerInItsEnvironment(String beginning) throws Exception {
        try (GcsServer server = GcsServer.start("a-bucket")) {
            server.buckets().compose("a-bucket", "a", "hello".getBytes(UTF_8));
            String host = server.url().substring("http://".length());

            assertThat(look("STORAGE_EMULATOR_HOST", beginning + host)).isEqualTo("5 bytes");
        }
    }

    @Test
    void saysThatItsCredentialsCannotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.json"), "{\"private_key\": \"secret\"}");

        assertThat(look("GOOGLE_APPLICATION_CREDENTIALS", file.toString()))
                .isEqualTo(
                        "FORBIDDEN Cannot use Google Cloud Storage: the file that GOOGLE_APPLICATION_CREDENTIALS names"
                                + " cannot be read as credentials. Mend or unset the variable.");
    }

    /** What the client throws when Google gives no token. */
    private static final class NoToken extends IOException implements Retryable {

        private static final long serialVersionUID = 1L;

        private final boolean retryable;

        NoToken(boolean retryable) {
            super("400 Bad Request\nPOST https://oauth2.googleapis.com/token\n{\"error\":\"invalid_grant\"}");
            this.retryable = retryable;
        }

        @Override
        public boolean isRetryable() {
            return retryable;
        }

        @Override
        public int getRetryCount() {
            return 3;
        }
    }

    @Test
    void tellsRefusedCredentialsFromAServerThatIsBusy() {
        StoragePath object = StoragePath.of("gs://a-bucket/a");
        GcsFailures failures = new GcsFailures(false);

        assertThat(failures.of("read", object, new StorageException(new NoToken(false))))
                .hasMessage("Cannot read 'gs://a-bucket/a': the credentials in use do not allow it. Ask its owner for"
                        + " access, or use others.")
                .extracting("reason")
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(failures.of("read", object, new StorageException(new NoToken(true))))
                .hasMessage("Cannot read 'gs://a-bucket/a': Google Cloud Storage does not answer (NoToken). Check the"
                        + " network and try again later.")
                .extracting("reason")
                .isEqualTo(Reason.UNREACHABLE);
    }
}
