package org.laminj.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A path in a storage")
class StoragePathTest {

    @Test
    void hasSchemeBucketAndKey() {
        assertThat(StoragePath.of("S3://lamindata/a b/100%+c.h5ad/"))
                .isEqualTo(new StoragePath("s3", "lamindata", "a b/100%+c.h5ad"))
                .hasToString("s3://lamindata/a b/100%+c.h5ad");
        assertThat(StoragePath.of("gs://bucket")).isEqualTo(new StoragePath("gs", "bucket", ""));
    }

    @Test
    void ofThisMachineIsAbsolute() {
        assertThat(StoragePath.of("/data/./x/../lung.h5ad")).hasToString("/data/lung.h5ad");
        assertThat(StoragePath.of("lung.h5ad").toFile())
                .isEqualTo(Path.of("lung.h5ad").toAbsolutePath());
    }

    @Test
    void leadsToWhatLiesBelow() {
        StoragePath root = StoragePath.of("s3://bucket/prefix");

        assertThat(root.resolve("a/b")).hasToString("s3://bucket/prefix/a/b");
        assertThat(root.resolve("a/b").relativeTo(root)).isEqualTo("a/b");
        assertThat(root.resolve("a").isBelow(root)).isTrue();
        assertThat(root.isBelow(root)).isFalse();
        assertThat(StoragePath.of("s3://bucket/prefix2/a").isBelow(root)).isFalse();
        assertThat(StoragePath.of("gs://bucket/prefix/a").isBelow(root)).isFalse();
        assertThat(StoragePath.of("s3://bucket").resolve("a")).hasToString("s3://bucket/a");
        assertThat(StoragePath.of("/").resolve("a")).hasToString("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "..", "a/../b", "a/./b", "a//b", "a\nb", "a\u0000b", "../../etc/passwd"})
    void leadsNowhereElse(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoragePath.of("s3://bucket/prefix").resolve(key))
                .withMessageContaining("as a key")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s3://", "s3:///key", "a\nb"})
    void needsToBeOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StoragePath.of(text));
    }
}
