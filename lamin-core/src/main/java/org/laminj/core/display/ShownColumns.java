package org.laminj.core.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a table fit on a line.
 *
 * @param first how many from the left
 * @param last how many from the right; together with those all columns, or dots stand between them
 */
record ShownColumns(int first, int last, int all) {

    private static final int DOTS = 3;
    private static final int LEAST_FIRST = 2;

    /**
     * As many columns as fit, the middle ones left out.
     *
     * @param widths of the columns
     * @param columns how many characters fit, any number if that is 0
     */
    static ShownColumns of(int[] widths, int columns) {
        ShownColumns whole = new ShownColumns(widths.length, 0, widths.length);
        if (columns == 0 || whole.width(widths) <= columns) {
            return whole;
        }
        ShownColumns shown = new ShownColumns((widths.length + 1) / 2, widths.length / 2, widths.length);
        while (shown.width(widths) > columns && shown.canShrink()) {
            shown = shown.smaller();
        }
        return shown;
    }

    private boolean canShrink() {
        return first > LEAST_FIRST || last > 1;
    }

    /** Takes from the longer side, so that beginning and end are shown alike. */
    private ShownColumns smaller() {
        boolean fromFirst = first > LEAST_FIRST && (first > last || last <= 1);
        return fromFirst ? new ShownColumns(first - 1, last, all) : new ShownColumns(first, last - 1, all);
    }

    private boolean isWhole() {
        return first + last == all;
    }

    /** With a blank between columns. */
    private int width(int[] widths) {
        int columns = IntStream.range(0, all)
                .filter(position -> position < first || position >= all - last)
                .map(position -> widths[position] + 1)
                .sum();
        return isWhole() ? columns - 1 : columns + DOTS;
    }

    /** What is shown of something that each column has one of. */
    <T> List<T> pick(List<T> each, T dots) {
        List<T> picked = new ArrayList<>(each.subList(0, first));
        if (!isWhole()) {
            picked.add(dots);
        }
        picked.addAll(each.subList(all - last, all));
        return picked;
    }
}
