package org.laminj.storage.internal.s3;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageBackendContract;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.testing.S3Server;

@DisplayName("The backend for S3")
class S3StorageBackendTest extends StorageBackendContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    protected StoragePath root() {
        return StoragePath.of("s3://bucket-" + buckets);
    }

    @Override
    protected long severalPartsBytes() {
        return PartSizes.usual().mostAtOnce();
    }

    /** The server of the tests lists what it is receiving until it notices that nothing more comes. */
    @Override
    protected List<StoragePath> listedInTheEnd() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<StoragePath> listed = listed(root());
        while (!listed.isEmpty() && System.nanoTime() < end) {
            Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(20));
            listed = listed(root());
        }
        return listed;
    }
}
