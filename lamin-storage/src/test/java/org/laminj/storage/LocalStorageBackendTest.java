package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.spi.StorageException;

@DisplayName("The backend for local files")
class LocalStorageBackendTest extends StorageBackendContract {

    @TempDir
    Path folder;

    @Override
    StorageBackend backend() {
        return StorageBackends.discovered().forUri(folder.toUri());
    }

    @Override
    URI at(String path) {
        return folder.resolve(path).toUri();
    }

    @Test
    void isTheOnlyOneOnTheClassPath() {
        URI bucket = URI.create("s3://lamindata/tabula_sapiens_lung.h5ad");

        assertThatThrownBy(() -> StorageBackends.discovered().forUri(bucket))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(bucket.toString())
                .hasMessageContaining("Add an artifact with a storage backend");
        assertThat(backend().schemes()).containsExactly("file");
    }
}
