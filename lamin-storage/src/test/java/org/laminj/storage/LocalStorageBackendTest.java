package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackendContract;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

@DisplayName("The backend for local files")
class LocalStorageBackendTest extends StorageBackendContract {

    @TempDir
    Path folder;

    @Override
    protected StorageBackend backend() {
        return StorageBackends.discovered().of(root());
    }

    @Override
    protected StoragePath root() {
        return StoragePath.of(folder);
    }

    @Test
    void servesPathsOfThisMachine() {
        assertThat(backend().schemes()).containsExactly("file");
    }

    @Test
    void listsNoFileWhoseWriterWasKilled() throws IOException {
        Path whole = Files.createFile(folder.resolve("whole.csv"));
        Files.createFile(folder.resolve(".partial-123"));

        try (Stream<StoredObject> found = backend().list(root())) {
            assertThat(found).extracting(StoredObject::path).containsExactly(StoragePath.of(whole));
        }
    }

    @Test
    void keepsWhatIsNotWholeOutOfTheFoldersOfArtifacts() {
        Path artifact = folder.resolve(".lamindb/abc.zarr");
        List<String> seen = new ArrayList<>();
        ObjectContent content = new ObjectContent() {
            @Override
            public long sizeBytes() {
                return 1;
            }

            @Override
            public InputStream open(long offset, long length) throws IOException {
                try (Stream<Path> files = Files.list(artifact)) {
                    files.forEach(file -> seen.add(file.getFileName().toString()));
                }
                return new ByteArrayInputStream(new byte[1]);
            }
        };

        backend().write(at(".lamindb/abc.zarr/x"), content, WriteCondition.none());

        assertThat(seen).isEmpty();
        assertThat(artifact.resolve("x")).hasSize(1);
    }
}
