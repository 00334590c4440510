package org.laminj.core.uid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Base62Test {

    @Test
    void writesOneUnsignedBigEndianNumber() {
        assertThat(Base62.encode(new byte[] {(byte) 0xff})).isEqualTo("47");
        assertThat(Base62.encode(new byte[] {1, 0})).isEqualTo("48");
        assertThat(Base62.encode("hello world".getBytes(UTF_8))).isEqualTo("AAwf93rvy4aWQVw");
    }

    @Test
    void startsWithZeroAndTheNumberOfLeadingZeroBytes() {
        assertThat(Base62.encode(new byte[] {0, 0, 1})).isEqualTo("021");
    }

    @Test
    void writesOnlyTheCountOfZeroBytesAlone() {
        assertThat(Base62.encode(new byte[] {0})).isEqualTo("01");
    }

    @Test
    void countsLeadingZeroBytesInStepsOfTheHighestLetter() {
        byte[] bytes = new byte[63];
        bytes[62] = 1;

        assertThat(Base62.encode(new byte[61])).isEqualTo("0z");
        assertThat(Base62.encode(bytes)).isEqualTo("0z011");
    }

    @Test
    void writesNothingForNoBytes() {
        assertThat(Base62.encode(new byte[0])).isEmpty();
    }

    @Test
    void leavesItsInputAlone() {
        byte[] bytes = {0, 5};

        Base62.encode(bytes);

        assertThat(bytes).containsExactly(0, 5);
    }
}
