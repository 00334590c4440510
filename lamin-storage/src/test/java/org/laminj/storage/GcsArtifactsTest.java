package org.laminj.storage;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.internal.gcs.GcsStorageBackend;
import org.laminj.storage.testing.GcsServer;

@DisplayName("On Google Cloud Storage")
class GcsArtifactsTest extends BucketArtifactsContract {

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

    /** Made of what Google tells of each object. */
    @Override
    protected String hashOfFolder() {
        return "A45vrG4FyR-iLbLe-U3tNg";
    }
}
