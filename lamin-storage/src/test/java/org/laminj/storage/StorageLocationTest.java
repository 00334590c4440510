package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;

@DisplayName("A storage location")
class StorageLocationTest {

    @TempDir
    Path folder;

    private Path root;
    private StorageLocation location;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        location = StorageLocation.at(StoragePath.of(root), StorageBackends.discovered());
    }

    @Test
    void hasWhatLiesBelowItsRoot() throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("sub")).resolve("a"), "a");
        Files.createSymbolicLink(root.resolve("link"), root.resolve("sub"));

        assertThat(location.stat("sub/a")).isPresent();
        assertThat(location.stat("link/a")).isPresent();
    }

    @Test
    void isNotLeftByLinks() throws IOException {
        Files.createSymbolicLink(root.resolve("file"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("dangling"), folder.resolve("not yet"));
        Files.createSymbolicLink(
                Files.createDirectories(root.resolve("sub")).resolve("file"), folder.resolve("secret"));

        for (String key : new String[] {"file", "up/secret", "up/new", "dangling", "dangling/x"}) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> location.stat(key))
                    .withMessageContaining("leads out of storage '" + root + "'")
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.UNUSABLE);
        }
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> {
            try (Stream<StoredObject> objects = location.list("sub")) {
                objects.toList();
            }
        });
    }

    @Test
    void ofAnotherMachineIsRefused() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> StorageLocation.ofRoot("C:/data", StorageBackends.discovered()))
                .withMessageContaining("Cannot reach storage 'C:/data' from this machine");
    }
}
