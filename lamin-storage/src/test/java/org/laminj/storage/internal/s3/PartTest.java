package org.laminj.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The parts of an object")
class PartTest {

    private static final long MIB = 1L << 20;

    @Test
    void coverItWithoutAGap() {
        assertThat(Part.of(25, 10)).containsExactly(new Part(1, 0, 10), new Part(2, 10, 10), new Part(3, 20, 5));
        assertThat(Part.of(20, 10)).containsExactly(new Part(1, 0, 10), new Part(2, 10, 10));
    }

    @Test
    void growSoThatThereAreNotTooMany() {
        long fiveTiB = 5 * MIB * MIB;

        List<Part> parts = Part.of(fiveTiB, 16 * MIB);

        assertThat(parts).hasSizeLessThanOrEqualTo(10_000);
        assertThat(parts.stream().mapToLong(Part::length).sum()).isEqualTo(fiveTiB);
        assertThat(Part.of(160_000 * MIB, 16 * MIB)).hasSize(10_000).first().isEqualTo(new Part(1, 0, 16 * MIB));
    }

    @Test
    void areAskedForByInclusiveRanges() {
        assertThat(new Part(2, 10, 5).range()).isEqualTo("bytes=10-14");
    }
}
