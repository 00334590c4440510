package org.laminj.core.internal.drawing;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import org.laminj.core.internal.lineage.PlainText;
import org.laminj.core.lineage.LineageNode;

/**
 * What is drawn of a node: an icon, its title, and its details, on a rectangle that is as large as they need.
 *
 * @param lines below each other, with their places on the card
 */
record Card(LineageNode node, List<Line> lines, double width, double height) {

    static final double ICON = 14;
    static final double PADDING = 10;

    private static final double TEXT_LEFT = PADDING + ICON + 6;
    private static final double LEAST_TEXT_WIDTH = 60;
    private static final double TITLE_SIZE = 12;
    private static final double TITLE_LEADING = 15;
    private static final double DETAIL_SIZE = 10;
    private static final double DETAIL_LEADING = 13;

    /**
     * A line of text.
     *
     * @param isTitle whether it belongs to the title, else to the details
     * @param x where it begins, from the left side of the card
     * @param baseline where its letters stand, from the upper side of the card
     * @param width how much it takes
     */
    record Line(String text, boolean isTitle, double x, double baseline, double width) {

        double size() {
            return isTitle ? TITLE_SIZE : DETAIL_SIZE;
        }
    }

    /** How much a card says. */
    enum Style {
        /** All of a title, as a rule, and all details. */
        FULL(210, 10, 3, Integer.MAX_VALUE),
        /** The beginning of the title, and the first detail. */
        SHORT(170, 3, 1, 1);

        private final double textWidth;
        private final int titleLines;
        private final int detailLines;
        private final int details;

        Style(double textWidth, int titleLines, int detailLines, int details) {
            this.textWidth = textWidth;
            this.titleLines = titleLines;
            this.detailLines = detailLines;
            this.details = details;
        }
    }

    Card {
        lines = List.copyOf(lines);
    }

    static Card of(LineageNode node, Style style) {
        List<Line> lines = new ArrayList<>();
        double bottom = PADDING - 2;
        for (String text : wrapped(node.title(), Typeface.BOLD, TITLE_SIZE, style.textWidth, style.titleLines)) {
            bottom += TITLE_LEADING;
            lines.add(line(text, true, bottom - 4, Typeface.BOLD, TITLE_SIZE));
        }
        for (String detail : Iterables.limit(node.details(), style.details)) {
            for (String text : wrapped(detail, Typeface.REGULAR, DETAIL_SIZE, style.textWidth, style.detailLines)) {
                bottom += DETAIL_LEADING;
                lines.add(line(text, false, bottom - 3, Typeface.REGULAR, DETAIL_SIZE));
            }
        }
        double text = lines.stream().mapToDouble(Line::width).max().orElse(0);
        double width = Math.ceil(TEXT_LEFT + Math.max(text, LEAST_TEXT_WIDTH) + PADDING);
        return new Card(node, lines, width, bottom + PADDING - 2);
    }

    private static List<String> wrapped(String text, Typeface typeface, double size, double width, int most) {
        return WrappedText.of(PlainText.oneLine(text), typeface, size, width, most)
                .lines();
    }

    private static Line line(String text, boolean isTitle, double baseline, Typeface typeface, double size) {
        return new Line(text, isTitle, TEXT_LEFT, baseline, typeface.width(text, size));
    }
}
