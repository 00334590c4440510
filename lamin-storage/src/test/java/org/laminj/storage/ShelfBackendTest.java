package org.laminj.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageBackendContract;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.testing.ShelfBackend;

@DisplayName("A backend of one's own")
class ShelfBackendTest extends StorageBackendContract {

    @TempDir
    Path folder;

    @Override
    protected StorageBackend backend() {
        return new ShelfBackend(folder);
    }

    @Override
    protected StoragePath root() {
        return StoragePath.of("shelf://bucket/prefix");
    }
}
