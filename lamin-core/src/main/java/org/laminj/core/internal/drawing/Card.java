package org.laminj.core.internal.drawing;

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
    private static final double TEXT_WIDTH = 210;
    private static final double LEAST_TEXT_WIDTH = 60;
    private static final double TITLE_SIZE = 12;
    private static final double TITLE_LEADING = 15;
    private static final double DETAIL_SIZE = 10;
    private static final double DETAIL_LEADING = 13;
    private static final int TITLE_LINES = 10;
    private static final int DETAIL_LINES = 3;

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

    Card {
        lines = List.copyOf(lines);
    }

    static Card of(LineageNode node) {
        List<Line> lines = new ArrayList<>();
        double bottom = PADDING - 2;
        for (String text : wrapped(node.title(), Typeface.BOLD, TITLE_SIZE, TITLE_LINES)) {
            bottom += TITLE_LEADING;
            lines.add(line(text, true, bottom - 4, Typeface.BOLD, TITLE_SIZE));
        }
        for (String detail : node.details()) {
            for (String text : wrapped(detail, Typeface.REGULAR, DETAIL_SIZE, DETAIL_LINES)) {
                bottom += DETAIL_LEADING;
                lines.add(line(text, false, bottom - 3, Typeface.REGULAR, DETAIL_SIZE));
            }
        }
        double text = lines.stream().mapToDouble(Line::width).max().orElse(0);
        double width = Math.ceil(TEXT_LEFT + Math.max(text, LEAST_TEXT_WIDTH) + PADDING);
        return new Card(node, lines, width, bottom + PADDING - 2);
    }

    private static List<String> wrapped(String text, Typeface typeface, double size, int most) {
        return WrappedText.of(PlainText.oneLine(text), typeface, size, TEXT_WIDTH, most)
                .lines();
    }

    private static Line line(String text, boolean isTitle, double baseline, Typeface typeface, double size) {
        return new Line(text, isTitle, TEXT_LEFT, baseline, typeface.width(text, size));
    }
}
