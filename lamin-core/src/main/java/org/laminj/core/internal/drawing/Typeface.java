package org.laminj.core.internal.drawing;

import com.google.common.primitives.ImmutableIntArray;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * How wide text is in Helvetica, and in the fonts that are made to take its place: Arial, Liberation Sans, Arimo.
 *
 * <p>Fonts of the machine that draws are no help: it may have none, and the picture is seen on another. What is written
 * with these widths says so with it, so that a viewer with another font keeps them.
 */
enum Typeface {
    REGULAR(
            "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278"
                    + " 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778"
                    + " 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556"
                    + " 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"),
    BOLD("278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333"
            + " 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778"
            + " 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611"
            + " 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584");

    private static final char FIRST = ' ';

    /** What a letter of another alphabet takes at most, as a rule. */
    private static final int LETTER = 750;

    /** What signs of Chinese, Japanese and Korean take, and a little more than emoji do. */
    private static final int WIDE = 1_300;

    private final ImmutableIntArray widths;

    Typeface(String widths) {
        this.widths = ImmutableIntArray.copyOf(Arrays.stream(widths.split(" ")).mapToInt(Integer::parseInt));
    }

    /** The width of a text on one line, in the unit of the size. */
    double width(String text, double size) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                        .codePoints()
                        .mapToLong(this::width)
                        .sum()
                * size
                / 1_000;
    }

    private int width(int sign) {
        int position = base(sign) - FIRST;
        if (position >= 0 && position < widths.length()) {
            return widths.get(position);
        }
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(sign) ? WIDE : LETTER;
        };
    }

    /** The letter below an accent. */
    private static int base(int sign) {
        return Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFD)
                .codePointAt(0);
    }

    /** Arrows, dingbats and other pictures, and signs of East Asia. */
    private static boolean isWide(int sign) {
        boolean picture = sign >= 0x2190 && sign <= 0x2bff;
        return picture || sign >= 0x2e80;
    }
}
