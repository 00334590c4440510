package org.laminj.core.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.uid.ContentHash;

/** What every storage backend does. Authors of backends extend it. */
public abstract class StorageBackendContract {

    /** The backend under test. */
    protected abstract StorageBackend backend();

    /** A folder that is empty when a test begins, or will be there when something is written below it. */
    protected abstract StoragePath root();

    /** The size from which on the backend sends objects in several parts, or any size if it never does. */
    protected long severalPartsBytes() {
        return 1 << 20;
    }

    protected final StoragePath at(String key) {
        return root().resolve(key);
    }

    protected final StoredObject write(String key, String content) {
        return backend().write(at(key), ObjectContent.of(content.getBytes(UTF_8)), WriteCondition.none());
    }

    protected final String text(StoragePath object) throws IOException {
        return text(backend().read(object));
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    protected final List<StoragePath> listed(StoragePath folder) {
        try (Stream<StoredObject> objects = backend().list(folder)) {
            return objects.map(StoredObject::path).toList();
        }
    }

    /** What is there when the server has dealt with what was broken off. */
    protected List<StoragePath> listedInTheEnd() {
        return listed(root());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "folder/it's 100%.txt",
                "a+b c%20d%2Be.txt",
                "🧬/zelltyp-ä-é.h5ad",
                "semi;colon&amp=?query#fragment",
                "~(1) [2] {3} 'x' \"y\" !$*,@:=",
                ".hidden/.x"
            })
    void readsAndListsWhatWasWritten(String key) throws IOException {
        StoredObject written = write(key, "hello\n");

        assertThat(written.path()).isEqualTo(at(key));
        assertThat(text(at(key))).isEqualTo("hello\n");
        assertThat(listed(root())).containsExactly(at(key));
        assertThat(backend().stat(at(key))).get().satisfies(found -> {
            assertThat(found.path()).isEqualTo(at(key));
            assertThat(found.sizeBytes()).isEqualTo(6);
            assertThat(found.version()).isEqualTo(written.version());
            if (found.hash() != null) {
                assertThat(found.hash()).isEqualTo(new ContentHash("sZRqySSS0jR8YjW00mERhA", ContentHash.Type.MD5));
            }
        });
        assertThat(backend().delete(at(key))).isTrue();
    }

    @Test
    void holdsObjectsWithoutContent() throws IOException {
        write("empty", "");

        assertThat(text(at("empty"))).isEmpty();
        assertThat(backend().stat(at("empty")))
                .get()
                .extracting(StoredObject::sizeBytes)
                .isEqualTo(0L);
        assertThat(ContentHash.of(
                        ObjectContent.of(backend(), backend().stat(at("empty")).orElseThrow())))
                .hasToString("1B2M2Y8AsgTpgAmY7PhCfg");
    }

    @Test
    void readsAPart() throws IOException {
        StoredObject object = write("a", "0123456789");

        assertThat(text(backend().read(object, 3, 4))).isEqualTo("3456");
        assertThat(text(backend().read(object, 8, 40))).isEqualTo("89");
        assertThat(text(backend().read(object, 0, 10))).isEqualTo("0123456789");
        assertThat(text(backend().read(object, 10, 5))).isEmpty();
        assertThat(text(backend().read(object, 4, 0))).isEmpty();
    }

    @Test
    void refusesToReadAPartOfWhatIsNoLongerThere() {
        StoredObject seen = write("a", "old");
        write("a", "newer");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> text(backend().read(seen, 0, 3)))
                .withMessageContaining(at("a").toString())
                .extracting(StorageException::reason)
                .isEqualTo(Reason.CHANGED);
    }

    @Test
    void hashesByReadingBothEndsOfAnObject() throws IOException {
        byte[] zeros = new byte[52_428_801];
        StoredObject large = backend().write(at("zeros"), ObjectContent.of(zeros), WriteCondition.none());

        assertThat(ContentHash.of(ObjectContent.of(backend(), large)))
                .isEqualTo(new ContentHash("I-EOc37Fd5SZVtseNYT2KN", ContentHash.Type.SHA1_FL));
    }

    @Test
    void writesWhatIsSentInSeveralParts() throws IOException {
        byte[] content = new byte[(int) severalPartsBytes() + 12_345];
        new Random(7).nextBytes(content);

        StoredObject written = backend().write(at("large"), ObjectContent.of(content), WriteCondition.none());

        assertThat(written.sizeBytes()).isEqualTo(content.length);
        try (InputStream read = backend().read(at("large"))) {
            assertThat(read).hasBinaryContent(content);
        }
    }

    @Test
    void findsNothingWhereNothingIs() {
        write("folder/a", "a");

        assertThat(backend().stat(at("b"))).isEmpty();
        assertThat(backend().stat(at("folder"))).isEmpty();
        assertThat(backend().stat(at("folder/a/b"))).isEmpty();
        assertThat(listed(at("nowhere"))).isEmpty();
        assertThat(backend().delete(at("b"))).isFalse();
    }

    @Test
    void listsWhatLiesBelowAFolderAndNothingBeside() {
        write("folder/sub/c", "c");
        write("folder/b", "b");
        write("folder2/x", "x");
        write("other", "o");

        assertThat(listed(at("folder"))).containsExactly(at("folder/b"), at("folder/sub/c"));
        assertThat(listed(root())).hasSize(4);
    }

    @Test
    void listsFoldersOfManyObjects() {
        List<String> keys = IntStream.range(0, 1_234)
                .mapToObj(number -> "many/%04d".formatted(number))
                .toList();
        keys.parallelStream().forEach(key -> write(key, key));

        assertThat(listed(at("many")))
                .containsExactlyElementsOf(keys.stream().map(this::at).toList());
    }

    @Test
    void replacesAndDeletes() throws IOException {
        StoredObject old = write("a", "old");
        StoredObject replaced = write("a", "newer");

        assertThat(replaced.version()).isNotEqualTo(old.version());
        assertThat(text(at("a"))).isEqualTo("newer");
        assertThat(backend().delete(at("a"))).isTrue();
        assertThat(backend().delete(at("a"))).isFalse();
        assertThat(backend().stat(at("a"))).isEmpty();
    }

    @Test
    void copiesAnObjectAsItWasSeen() throws IOException {
        StoredObject object = write("folder/a b+c%.txt", "hello\n");
        write("copies/b", "somebody else's");

        StoredObject copy = backend().copy(object, at("copies/b"));

        assertThat(copy.path()).isEqualTo(at("copies/b"));
        assertThat(copy.sizeBytes()).isEqualTo(6);
        assertThat(text(at("copies/b"))).isEqualTo("hello\n");
        write("folder/a b+c%.txt", "changed");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> backend().copy(object, at("copies/c")))
                .extracting(StorageException::reason)
                .isEqualTo(Reason.CHANGED);
        assertThat(backend().stat(at("copies/c"))).isEmpty();
    }

    @Test
    void writesOnlyWhereTheConditionIsMet() throws IOException {
        ObjectContent content = ObjectContent.of("mine".getBytes(UTF_8));
        StoredObject first = backend().write(at("a"), content, WriteCondition.ifAbsent());

        assertRefused(() -> backend().write(at("a"), content, WriteCondition.ifAbsent()));
        StoredObject second =
                backend().write(at("a"), ObjectContent.of("second".getBytes(UTF_8)), WriteCondition.ifUnchanged(first));
        assertRefused(() -> backend().write(at("a"), content, WriteCondition.ifUnchanged(first)));
        assertRefused(() -> backend().write(at("nowhere"), content, WriteCondition.ifUnchanged(second)));
        assertThat(text(at("a"))).isEqualTo("second");
        assertThat(listed(root())).containsExactly(at("a"));
    }

    private void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(write)
                .withMessageContaining(root().toString())
                .extracting(StorageException::reason)
                .isEqualTo(Reason.CHANGED);
    }

    @Test
    void leavesNothingOfAWriteThatFails() {
        ObjectContent tooShort = new ObjectContent() {
            @Override
            public long sizeBytes() {
                return 10;
            }

            @Override
            public InputStream open(long offset, long length) {
                return InputStream.nullInputStream();
            }
        };

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> backend().write(at("a"), tooShort, WriteCondition.none()))
                .withMessageContaining(at("a").toString());

        assertThat(listedInTheEnd()).isEmpty();
    }

    @Test
    void saysWhichObjectIsMissing() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> text(at("missing")))
                .withMessageContaining(at("missing").toString())
                .extracting(StorageException::reason)
                .isEqualTo(Reason.MISSING);
    }
}
