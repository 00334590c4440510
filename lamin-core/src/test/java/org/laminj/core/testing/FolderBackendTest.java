package org.laminj.core.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageBackendContract;
import org.laminj.core.storage.StoragePath;

@DisplayName("Folders as buckets")
class FolderBackendTest extends StorageBackendContract {

    @TempDir
    Path folder;

    private FolderBackend backend;

    @BeforeEach
    void make() {
        backend = new FolderBackend(folder);
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected StoragePath root() {
        return StoragePath.of("s3://bucket/root");
    }
}
