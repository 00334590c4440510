package org.laminj.storage;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.internal.gcs.GcsStorageBackend;
import org.laminj.storage.testing.GcsServer;

@DisplayName("With an instance on Google Cloud Storage")
class GcsInstanceTest extends BucketInstanceContract {

    private final GcsServer server = GcsServer.start("a-bucket");
    private final StorageBackend backend = GcsStorageBackend.at(server.url(), Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected StoragePath bucket() {
        return StoragePath.of("gs://a-bucket");
    }
}
