package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageRootTest {

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void resolveLinksOfTheSystem() throws IOException {
        directory = temporary.toRealPath();
    }

    @Nested
    class AFolder {

        @Test
        void isAbsoluteWithoutTrailingSlash() {
            StorageRoot root = StorageRoot.of(directory + "/data///");

            assertThat(root).hasToString(directory + "/data");
            assertThat(root.type()).isEqualTo(StorageRoot.Type.LOCAL);
            assertThat(root.type().text()).isEqualTo("local");
            assertThat(root.isLocal()).isTrue();
            assertThat(root.path()).isEqualTo(directory.resolve("data"));
        }

        @Test
        void isResolvedAgainstTheWorkingDirectory() throws IOException {
            assertThat(StorageRoot.of("some-data").path())
                    .isEqualTo(Path.of("").toRealPath().resolve("some-data"));
        }

        @Test
        void isResolvedThroughLinks() throws IOException {
            Path real = Files.createDirectories(directory.resolve("real/deep"));
            Path link = Files.createSymbolicLink(directory.resolve("link"), real);

            assertThat(StorageRoot.of(link + "/../new/data").path()).isEqualTo(directory.resolve("real/new/data"));
        }

        @Test
        void losesDotsInWhatDoesNotExist() {
            assertThat(StorageRoot.of(directory + "/a/../b/./c").path()).isEqualTo(directory.resolve("b/c"));
        }

        @Test
        void isNotCreatedByNamingIt() {
            StorageRoot root = StorageRoot.of(directory + "/data");

            assertThat(root.path()).doesNotExist();
        }

        @Test
        void mayBeTheRootOfTheFileSystem() {
            assertThat(StorageRoot.of("/")).hasToString("/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"it's", "say \"hi\"", "100%", "a b  c", "back\\slash", "#1 $HOME ~", "a--b"})
        void mayHaveAnyText(String name) {
            canBeMarked(name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"😀", "ünï", "日本 data"})
        void mayHaveAnyLetters(String name) {
            // Without a UTF-8 locale, Java has no such paths.
            assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");

            canBeMarked(name);
        }

        private void canBeMarked(String name) {
            StorageRoot root = StorageRoot.of(directory + "/" + name);

            assertThat(root.marker().write("abcdefghijkl")).isTrue();

            assertThat(root).hasToString(directory + "/" + name);
            assertThat(directory.resolve(name).resolve(".lamindb/_is_initialized"))
                    .hasContent("abcdefghijkl");
        }
    }

    @Nested
    class ABucket {

        @ParameterizedTest
        @CsvSource({
            "s3://bucket, s3://bucket, S3",
            "s3://bucket/, s3://bucket, S3",
            "S3://bucket/a/b//, s3://bucket/a/b, S3",
            "gs://bucket/a, gs://bucket/a, GS"
        })
        void isAUrlWithoutTrailingSlash(String text, String normalised, StorageRoot.Type type) {
            StorageRoot root = StorageRoot.of(text);

            assertThat(root).hasToString(normalised);
            assertThat(root.type()).isEqualTo(type);
            assertThat(root.isLocal()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"s3://", "s3:///", "gs:///prefix"})
        void isNeeded(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StorageRoot.of(text))
                    .withMessageContaining("no bucket");
        }

        @Test
        void isNoFolder() {
            StorageRoot root = StorageRoot.of("s3://bucket");

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(root::path)
                    .withMessageContaining("'s3://bucket'")
                    .withMessageContaining("in the cloud");
            assertThatExceptionOfType(SettingsException.class).isThrownBy(root::marker);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/data", "file:///data", "hf://datasets"})
    void refusesOtherSchemes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StorageRoot.of(text))
                .withMessageContaining("s3:// or gs://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\0b"})
    void refusesBlankTextAndControlCharacters(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StorageRoot.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/.lamindb", ".lamindb/x", "s3://bucket/.lamindb"})
    void refusesTheReservedFolderInTheWordsOfTheOriginal(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StorageRoot.of(text))
                .withMessage("Please pass a folder name that does not end or contain \".lamindb\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/home/me/My-Data, my-data",
        "s3://My-Bucket, my-bucket",
        "gs://bucket/some/Prefix, prefix",
        "/data/laminlabs--lamindata, laminlabs--lamindata"
    })
    void derivesTheInstanceNameFromItsLastPart(String text, String name) {
        assertThat(StorageRoot.of(text).instanceName()).isEqualTo(name);
    }

    @Test
    void derivesNoNameFromTheRootOfTheFileSystem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StorageRoot.of("/").instanceName())
                .withMessageContaining("Pass a name explicitly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/../me/data", "C:/Users/me/data", "s3://bucket/a/", "\\\\server\\share"})
    void keepsAStoredRootAsItIs(String text) {
        assertThat(StorageRoot.ofStored(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "data", "./data", "https://example.org"})
    void refusesStoredRootsThatLeadNowhere(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StorageRoot.ofStored(text));
    }

    @Test
    void equalsTheSameText() {
        assertThat(StorageRoot.of("s3://bucket/"))
                .isEqualTo(StorageRoot.ofStored("s3://bucket"))
                .hasSameHashCodeAs(StorageRoot.ofStored("s3://bucket"))
                .isNotEqualTo(StorageRoot.of("gs://bucket"));
    }

    @Nested
    class AMarker {

        @Test
        void holdsExactlyTheUid() throws IOException {
            StorageRoot root = StorageRoot.of(directory + "/new/data");

            boolean isManaged = root.marker().write("D9BilDV2abcd");

            assertThat(isManaged).isTrue();
            assertThat(root.marker().file()).isEqualTo(directory.resolve("new/data/.lamindb/_is_initialized"));
            assertThat(Files.readAllBytes(root.marker().file())).asString().isEqualTo("D9BilDV2abcd");
            assertThat(root.marker().read()).hasValue("D9BilDV2abcd");
        }

        @Test
        void isAbsentAtFirst() {
            StorageRoot root = StorageRoot.of(directory + "/data");

            assertThat(root.marker().read()).isEmpty();
            assertThat(root.marker().remove()).isFalse();
        }

        @Test
        void ofOldVersionsIsEmpty() throws IOException {
            Files.createFile(
                    Files.createDirectory(directory.resolve(".lamindb")).resolve("_is_initialized"));

            assertThat(StorageRoot.of(directory.toString()).marker().read()).isEmpty();
        }

        @Test
        void isReplaced() {
            StorageMarker marker = StorageRoot.of(directory.toString()).marker();
            marker.write("AAAAAAAAAAAA");

            marker.write("BBBB");

            assertThat(marker.read()).hasValue("BBBB");
        }

        @Test
        void isNotWrittenWhereOthersRule() {
            // The root user may write to ordinary folders whatever their permissions, but not to this file system.
            assumeThat(Path.of("/sys/kernel")).isDirectory();

            boolean isManaged = StorageRoot.of("/sys/laminj").marker().write("abcdefghijkl");

            assertThat(isManaged).isFalse();
        }

        @Test
        void isNotWrittenWithoutPermission() throws IOException {
            Path locked = Files.createDirectory(directory.resolve("locked"));
            assertThat(locked.toFile().setWritable(false)).isTrue();
            assumeThat(Files.isWritable(locked)).isFalse();

            boolean isManaged = StorageRoot.of(locked.toString()).marker().write("abcdefghijkl");

            assertThat(isManaged).isFalse();
        }

        @Test
        void cannotBeWrittenBelowAFile() throws IOException {
            Path file = Files.createFile(directory.resolve("file"));
            StorageMarker marker = StorageRoot.of(file.toString()).marker();

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> marker.write("abcdefghijkl"))
                    .withMessageContaining("is a folder")
                    .satisfies(e -> assertThat(e.file()).hasValue(marker.file()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a\nb"})
        void needsAUid(String uid) {
            StorageMarker marker = StorageRoot.of(directory.toString()).marker();

            assertThatIllegalArgumentException().isThrownBy(() -> marker.write(uid));
        }
    }

    @Nested
    class AFolderToRemove {

        @Test
        void isRemovedIfNothingIsLeft() {
            StorageRoot root = StorageRoot.of(directory + "/data");
            root.marker().write("abcdefghijkl");

            assertThat(root.marker().remove()).isTrue();
            assertThat(root.removeEmptyFolders()).isTrue();

            assertThat(root.path()).doesNotExist();
            assertThat(root.removeEmptyFolders()).isTrue();
        }

        @Test
        void staysIfAFileIsInIt() throws IOException {
            StorageRoot root = StorageRoot.of(directory + "/data");
            root.marker().write("abcdefghijkl");
            root.marker().remove();
            Path mine = Files.createFile(root.path().resolve("mine.csv"));

            assertThat(root.removeEmptyFolders()).isFalse();

            assertThat(mine).exists();
            assertThat(root.path().resolve(".lamindb")).doesNotExist();
        }

        @Test
        void staysIfTheReservedFolderHasObjects() {
            StorageRoot root = StorageRoot.of(directory + "/data");
            root.marker().write("abcdefghijkl");

            assertThat(root.removeEmptyFolders()).isFalse();

            assertThat(root.marker().read()).hasValue("abcdefghijkl");
        }

        @Test
        void staysIfItIsALink() throws IOException {
            Path link = Files.createSymbolicLink(
                    directory.resolve("link"), Files.createDirectory(directory.resolve("real")));

            assertThat(StorageRoot.ofStored(link.toString()).removeEmptyFolders())
                    .isFalse();

            assertThat(link).exists();
        }
    }
}
