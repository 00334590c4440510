package org.laminj.storage.internal.gcs;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.BlobWriteSessionConfigs;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.IOException;
import java.time.Duration;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;

/**
 * The client of Google, over HTTP.
 *
 * @param storage what sends the requests
 * @param anonymous whether it sends no credentials
 */
record GcsClient(Storage storage, boolean anonymous) {

    private static final int CHUNK_BYTES = 8 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    static GcsClient ofEnvironment(Duration patience) {
        String emulator = System.getenv("STORAGE_EMULATOR_HOST");
        if (emulator != null && !emulator.isBlank()) {
            return at(emulator.contains("://") ? emulator : "http://" + emulator, patience);
        }
        Credentials credentials = credentials();
        return of(options(credentials, patience), credentials);
    }

    static GcsClient at(String url, Duration patience) {
        Credentials none = NoCredentials.getInstance();
        return of(options(none, patience).setHost(url), none);
    }

    private static GcsClient of(HttpStorageOptions.Builder options, Credentials credentials) {
        return new GcsClient(options.build().getService(), credentials instanceof NoCredentials);
    }

    /** Those of the environment; none where there are none, which suffices for what is public. */
    private static Credentials credentials() {
        try {
            return GoogleCredentials.getApplicationDefault();
        } catch (IOException e) {
            if (System.getenv("GOOGLE_APPLICATION_CREDENTIALS") != null) {
                throw new StorageException(
                        Reason.FORBIDDEN,
                        "Cannot use Google Cloud Storage: the file that GOOGLE_APPLICATION_CREDENTIALS names cannot be"
                                + " read as credentials. Mend or unset the variable.",
                        e);
            }
            return NoCredentials.getInstance();
        }
    }

    private static HttpStorageOptions.Builder options(Credentials credentials, Duration patience) {
        return StorageOptions.http()
                .setCredentials(credentials)
                // Only buckets are created in a project, and without a name here one is looked for in the network.
                .setProjectId("none")
                // What is written on a condition or as a whole may be sent again.
                .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setInitialRetryDelayDuration(Duration.ofMillis(200))
                        .setRetryDelayMultiplier(2)
                        .setMaxRetryDelayDuration(Duration.ofSeconds(8))
                        .setTotalTimeoutDuration(patience)
                        .build())
                .setBlobWriteSessionConfig(BlobWriteSessionConfigs.getDefault().withChunkSize(CHUNK_BYTES))
                .setTransportOptions(HttpTransportOptions.newBuilder()
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setReadTimeout((int) patience.toMillis())
                        .build());
    }
}
