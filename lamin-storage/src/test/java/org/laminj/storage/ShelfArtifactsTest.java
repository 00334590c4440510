package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.model.Storage;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.testing.ShelfBackend;

@DisplayName("In a storage of one's own")
class ShelfArtifactsTest extends BucketArtifactsContract {

    @TempDir
    Path shelf;

    private ShelfBackend backend;

    @Override
    protected StorageBackend backend() {
        if (backend == null) {
            backend = new ShelfBackend(shelf);
        }
        return backend;
    }

    @Override
    protected StoragePath bucket() {
        return StoragePath.of("shelf://bucket");
    }

    @Test
    void aLocationThatMayNotBeWrittenToIsLinked() {
        backend.refuseWrites();

        Storage storage = locations().register("shelf://bucket/locked");

        assertThat(storage.instanceUid()).isNull();
        assertThat(locations().isManaged(storage)).isFalse();
        assertThat(messages())
                .contains("due to lack of write access, LaminDB won't manage storage location: shelf://bucket/locked");
    }
}
