package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.spi.StorageException;
import org.laminj.core.spi.StoredObject;

/** What every storage backend does. */
abstract class StorageBackendContract {

    /** The backend under test. */
    abstract StorageBackend backend();

    /** An object or folder of an empty storage. */
    abstract URI at(String path);

    private void write(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        backend().write(at(path), new ByteArrayInputStream(bytes), bytes.length);
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        write("folder/it's 100% 🧬.txt", "hello\n");

        assertThat(text(backend().read(at("folder/it's 100% 🧬.txt")))).isEqualTo("hello\n");
    }

    @Test
    void readsAPart() throws IOException {
        write("a", "0123456789");

        assertThat(text(backend().read(at("a"), 3, 4))).isEqualTo("3456");
        assertThat(text(backend().read(at("a"), 8, 40))).isEqualTo("89");
    }

    @Test
    void knowsSizeAndTimeOfAnObject() {
        write("a", "hello");

        assertThat(backend().stat(at("a"))).get().satisfies(object -> {
            assertThat(object.uri()).isEqualTo(at("a"));
            assertThat(object.sizeBytes()).isEqualTo(5);
            assertThat(object.modifiedAt()).isNotNull();
        });
        assertThat(backend().stat(at("b"))).isEmpty();
    }

    @Test
    void listsWhatLiesBelowAFolder() {
        write("folder/b", "b");
        write("folder/sub/c", "c");
        write("other", "o");

        assertThat(backend().list(at("folder")))
                .extracting(StoredObject::uri)
                .containsExactly(at("folder/b"), at("folder/sub/c"));
        assertThat(backend().list(at("nowhere"))).isEmpty();
    }

    @Test
    void replacesDeletesAndCopies() throws IOException {
        write("a", "old");
        write("a", "new");

        backend().copy(at("a"), at("copies/b"));

        assertThat(text(backend().read(at("copies/b")))).isEqualTo("new");
        assertThat(backend().delete(at("a"))).isTrue();
        assertThat(backend().delete(at("a"))).isFalse();
        assertThat(backend().stat(at("a"))).isEmpty();
    }

    @Test
    void leavesNothingOfAWriteThatFails() {
        ByteArrayInputStream tooShort = new ByteArrayInputStream(new byte[3]);

        assertThatThrownBy(() -> backend().write(at("a"), tooShort, 10)).isInstanceOf(StorageException.class);

        assertThat(backend().list(at(""))).isEmpty();
    }

    @Test
    void saysWhichObjectIsMissing() {
        assertThatThrownBy(() -> backend().read(at("missing")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(at("missing").toString());
    }
}
