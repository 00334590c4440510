package org.laminj.core.uid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base62Test {

    @Test
    void writesOneUnsignedBigEndianNumber() {
        assertThat(Base62.encode(new byte[] {(byte) 0xff})).isEqualTo("47");
        assertThat(Base62.encode(new byte[] {1, 0})).isEqualTo("48");
        assertThat(Base62.encode("hello world".getBytes(UTF_8))).isEqualTo("AAwf93rvy4aWQVw");
    }

    @Test
    void writesNumbersOfAnySize() {
        Random random = new Random(62);
        for (int size = 1; size <= 64; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            bytes[0] = 1;

            BigInteger number = BigInteger.ZERO;
            for (char digit : Base62.encode(bytes).toCharArray()) {
                number =
                        number.multiply(BigInteger.valueOf(62)).add(BigInteger.valueOf(Base62.ALPHABET.indexOf(digit)));
            }
            assertThat(number).isEqualTo(new BigInteger(bytes));
        }
        assertThat(Base62.encode(BigInteger.valueOf(62).pow(11).toByteArray())).isEqualTo("1" + "0".repeat(11));
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
