package org.laminj.storage.internal.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.BucketArtifactsContract;
import org.laminj.storage.testing.S3Server;

@DisplayName("On S3")
class S3ArtifactsTest extends BucketArtifactsContract {

    private static S3Server server;
    private static StorageBackend backend;
    private static int buckets;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        backend = Backends.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeBucket() {
        server.createBucket("bucket-" + ++buckets);
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected StoragePath bucket() {
        return StoragePath.of("s3://bucket-" + buckets);
    }

    /** Made of entity tags. */
    @Override
    protected String hashOfFolder() {
        return "CawiLDxWLfosC9M8g2i2cQ";
    }
}
