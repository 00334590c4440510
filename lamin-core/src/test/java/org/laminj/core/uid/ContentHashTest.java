package org.laminj.core.uid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
    private static final String HASH_OF_NOTHING = "1B2M2Y8AsgTpgAmY7PhCfg";

    @TempDir
    Path directory;

    @Nested
    class OfAFile {

        @Test
        void isMd5OfTheContent() throws IOException {
            Path file = Files.writeString(directory.resolve("x"), "hello\n");

            assertThat(ContentHash.of(file)).isEqualTo(new ContentHash("sZRqySSS0jR8YjW00mERhA", ContentHash.Type.MD5));
        }

        @Test
        void isDefinedForAnEmptyFile() throws IOException {
            Path file = Files.createFile(directory.resolve("empty"));

            assertThat(ContentHash.of(file)).isEqualTo(new ContentHash(HASH_OF_NOTHING, ContentHash.Type.MD5));
        }

        @Test
        void isSha1OfBothEndsAboveTheChunkSize() throws IOException {
            Path file = Files.writeString(directory.resolve("x"), "hello\n");

            assertThat(ContentHash.of(file, 4))
                    .isEqualTo(new ContentHash("B8hBF6kmrDuagXL4lO9rn0", ContentHash.Type.SHA1_FL));
        }

        @Test
        void isMd5ForExactlyOneChunk() throws IOException {
            Path file = Files.writeString(directory.resolve("x"), "hello\n");

            assertThat(ContentHash.of(file, 6)).isEqualTo(ContentHash.of(file));
        }

        @Test
        void changesItsTypeAbove50Mebibytes() throws IOException {
            Path file = directory.resolve("zeros");

            // Sparse files: long, but no bytes on disk.
            assertThat(ContentHash.of(sparse(file, 52_428_800)))
                    .isEqualTo(new ContentHash("JeMXdz8wjkRsyExQOm0fhQ", ContentHash.Type.MD5));
            assertThat(ContentHash.of(sparse(file, 52_428_801)))
                    .isEqualTo(new ContentHash("I-EOc37Fd5SZVtseNYT2KN", ContentHash.Type.SHA1_FL));
        }

        @Test
        void isMadeInLittleMemoryHoweverLargeTheFileIs() throws IOException {
            Path file = sparse(directory.resolve("zeros"), 6L << 30);

            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

            long before = threads.getCurrentThreadAllocatedBytes();
            ContentHash hash = ContentHash.of(file);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(hash).isEqualTo(new ContentHash("I-EOc37Fd5SZVtseNYT2KN", ContentHash.Type.SHA1_FL));
            assertThat(allocated).isLessThan(8 << 20);
        }

        @Test
        void doesNotReadTheMiddle() throws IOException {
            Path one = Files.writeString(directory.resolve("one"), "ab1yz");
            Path other = Files.writeString(directory.resolve("other"), "ab2yz");

            assertThat(ContentHash.of(one, 2)).isEqualTo(ContentHash.of(other, 2));
            assertThat(ContentHash.of(one)).isNotEqualTo(ContentHash.of(other));
        }

        @Test
        void needsAFile() {
            Path missing = directory.resolve("missing");

            assertThatExceptionOfType(ContentHashException.class)
                    .isThrownBy(() -> ContentHash.of(missing))
                    .withMessageContaining("missing")
                    .withMessageContaining("Check the path")
                    .satisfies(e -> assertThat(e.path()).isEqualTo(missing));
        }

        @Test
        void isNotTheHashOfADirectory() {
            assertThatExceptionOfType(ContentHashException.class)
                    .isThrownBy(() -> ContentHash.of(directory))
                    .withMessageContaining("is a directory");
        }

        private Path sparse(Path file, long bytes) throws IOException {
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(bytes);
            }
            return file;
        }
    }

    @Nested
    class OfADirectory {

        @Test
        void combinesTheHashesOfAllFiles() throws IOException {
            writeHelloWorld(directory);

            assertThat(ContentHash.ofDirectory(directory))
                    .isEqualTo(new DirectoryHash(
                            new ContentHash("PFZ3g1ZNxzA7mqT6Mbce4w", ContentHash.Type.MD5_D), 2, 12));
        }

        @Test
        void ignoresNamesAndPlaces() throws IOException {
            Files.writeString(Files.createDirectory(directory.resolve("a 'b'")).resolve(".hidden"), "world\n");
            Files.writeString(directory.resolve("100% c"), "hello\n");

            assertThat(ContentHash.ofDirectory(directory).hash().value()).isEqualTo("PFZ3g1ZNxzA7mqT6Mbce4w");
        }

        @Test
        void countsEqualFilesEach() throws IOException {
            Files.writeString(directory.resolve("x"), "hello\n");
            DirectoryHash once = ContentHash.ofDirectory(directory);
            Files.writeString(directory.resolve("y"), "hello\n");

            DirectoryHash twice = ContentHash.ofDirectory(directory);

            assertThat(twice.objectCount()).isEqualTo(2);
            assertThat(twice.hash()).isNotEqualTo(once.hash());
        }

        @Test
        void isTheHashOfNothingWithoutFiles() throws IOException {
            Files.createDirectories(directory.resolve("only/directories"));

            assertThat(ContentHash.ofDirectory(directory))
                    .isEqualTo(new DirectoryHash(new ContentHash(HASH_OF_NOTHING, ContentHash.Type.MD5_D), 0, 0));
        }

        @Test
        void followsLinksToFilesAndNotToDirectories() throws IOException {
            Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/sub"));
            Path hello = Files.writeString(elsewhere.resolve("hello"), "hello\n");
            Path walked = Files.createDirectory(directory.resolve("walked"));
            Files.createSymbolicLink(walked.resolve("file"), hello);
            Files.createSymbolicLink(walked.resolve("directory"), elsewhere);

            DirectoryHash hash = ContentHash.ofDirectory(walked);

            assertThat(hash.objectCount()).isEqualTo(1);
            assertThat(hash.sizeBytes()).isEqualTo(6);
        }

        @Test
        void walksALinkThatIsNamedItself() throws IOException {
            Path real = Files.createDirectory(directory.resolve("real"));
            writeHelloWorld(real);
            Path link = Files.createSymbolicLink(directory.resolve("link"), real);

            assertThat(ContentHash.ofDirectory(link)).isEqualTo(ContentHash.ofDirectory(real));
        }

        @Test
        void needsADirectory() throws IOException {
            Path file = Files.createFile(directory.resolve("x"));

            assertThatExceptionOfType(ContentHashException.class)
                    .isThrownBy(() -> ContentHash.ofDirectory(file))
                    .withMessageContaining("no such directory");
        }

        private void writeHelloWorld(Path root) throws IOException {
            Files.writeString(root.resolve("x"), "hello\n");
            Files.writeString(Files.createDirectory(root.resolve("sub")).resolve("y"), "world\n");
        }
    }

    @Nested
    class OfObjects {

        @Test
        void sortsTheirHashes() {
            ContentHash expected = new ContentHash("TI6TKDeA4Hjbngxrmz-AQw", ContentHash.Type.MD5_D);

            assertThat(ContentHash.ofObjects(List.of("abc", "def"))).isEqualTo(expected);
            assertThat(ContentHash.ofObjects(List.of("def", "abc"))).isEqualTo(expected);
        }

        @Test
        void ignoresQuotesAndPadding() {
            assertThat(ContentHash.ofObjects(List.of("\"abc\"", "def==")))
                    .isEqualTo(ContentHash.ofObjects(List.of("abc", "def")));
        }
    }

    @Nested
    class OfStrings {

        @Test
        void joinsThemInOrder() {
            assertThat(ContentHash.ofStrings(List.of("c", "a", "b")))
                    .isEqualTo(new ContentHash("AsyPCDmKTzETtVToEF6-TA", ContentHash.Type.MD5));
        }

        @Test
        void takesThemAsASet() {
            assertThat(ContentHash.ofStrings(List.of("a", "b", "c", "b")))
                    .isEqualTo(ContentHash.ofStrings(List.of("a", "b", "c")));
        }

        @Test
        void sortsByCodePointAsPythonDoes() {
            assertThat(ContentHash.ofStrings(List.of("😀", "\ufffd", "b")).value())
                    .isEqualTo("xEVIWgB0cONoiZVcMI1WGw");
        }

        @Test
        void acceptsNone() {
            assertThat(ContentHash.ofStrings(List.of()).value()).isEqualTo(HASH_OF_NOTHING);
        }
    }

    @Nested
    class OfAnETag {

        @Test
        void isMd5AfterASimpleUpload() {
            assertThat(ContentHash.ofETag("\"5d41402abc4b2a76b9719d911017c592\""))
                    .isEqualTo(new ContentHash("XUFAKrxLKna5cZ2REBfFkg", ContentHash.Type.MD5));
        }

        @Test
        void namesTheNumberOfPartsAfterAMultipartUpload() {
            ContentHash hash = ContentHash.ofETag("5D41402ABC4B2A76B9719D911017C592-12");

            assertThat(hash.value()).isEqualTo("XUFAKrxLKna5cZ2REBfFkg");
            assertThat(hash.type()).isEqualTo(ContentHash.Type.multipart(12)).hasToString("md5-12");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\"\"",
                    "0x8DB",
                    "5d41402abc4b2a76b9719d911017c59",
                    "5d41402abc4b2a76b9719d911017c592-",
                    "5d41402abc4b2a76b9719d911017c592-0",
                    "5d41402abc4b2a76b9719d911017c592-99999999999",
                    "zd41402abc4b2a76b9719d911017c592"
                })
        void refusesTagsThatAreNoMd5(String entityTag) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ContentHash.ofETag(entityTag))
                    .withMessageContaining("'" + entityTag + "'")
                    .withMessageContaining("Hash the content itself");
        }
    }

    @Test
    void printsItsValue() {
        assertThat(new ContentHash(HASH_OF_NOTHING, ContentHash.Type.MD5)).hasToString(HASH_OF_NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1B2M2Y8AsgTpgAmY7PhCf", "1B2M2Y8AsgTpgAmY7PhCfg==", "1B2M2Y8AsgTpgAmY7Ph+fg"})
    void refusesOtherValues(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentHash(value, ContentHash.Type.MD5))
                .withMessageContaining("'" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha1-fl", "md5-d", "md5-2"})
    void readsTypesFromTheDatabase(String text) {
        assertThat(new ContentHash.Type(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MD5", "sha1", "md5-0", "md5-x", "md5-1234567"})
    void refusesOtherTypes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentHash.Type(text))
                .withMessageContaining("'" + text + "'");
    }
}
