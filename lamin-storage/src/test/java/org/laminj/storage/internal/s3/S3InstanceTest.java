package org.laminj.storage.internal.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.BucketInstanceContract;
import org.laminj.storage.testing.S3Server;

@DisplayName("With an instance on S3")
class S3InstanceTest extends BucketInstanceContract {

    private static S3Server server;
    private static StorageBackend backend;
    private static int buckets;

    private final StoragePath bucket = newBucket();

    @BeforeAll
    static void start() {
        server = S3Server.start();
        backend = Backends.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static StoragePath newBucket() {
        server.createBucket("bucket-" + ++buckets);
        return StoragePath.of("s3://bucket-" + buckets);
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected StoragePath bucket() {
        return bucket;
    }
}
