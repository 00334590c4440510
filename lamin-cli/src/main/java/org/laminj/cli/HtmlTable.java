package org.laminj.cli;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.ThTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.RecordText;

/** A table of a page, that says what it shows. Its first column names the rows. */
final class HtmlTable {

    /** A page with more rows serves nobody, and browsers are slow with it. */
    private static final int MOST_ROWS = 500;

    private final String caption;
    private final List<String> columns;
    private final List<List<?>> rows = new ArrayList<>();

    HtmlTable(String caption, String... columns) {
        this.caption = caption;
        this.columns = List.of(columns);
    }

    HtmlTable(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = List.copyOf(columns);
    }

    /** Adds a row, with a value for each column. */
    void add(List<? extends @Nullable Object> values) {
        rows.add(new ArrayList<>(values));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** The table; of very long ones the beginning, and how many rows there are. */
    DomContent content() {
        List<List<?>> shown = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
        return div(
                div(table(caption(caption), thead(tr(each(numbers(), this::head))), tbody(each(shown, HtmlTable::row))))
                        .withClass("scroll")
                        .attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", caption),
                shown.size() == rows.size()
                        ? null
                        : p("These are the first " + shown.size() + " of " + rows.size() + "."));
    }

    private List<Integer> numbers() {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    private DomContent head(int column) {
        boolean numbers = rows.stream().anyMatch(row -> column > 0 && row.get(column) instanceof Number);
        ThTag head = th(columns.get(column)).attr("scope", "col");
        return numbers ? head.withClass("number") : head;
    }

    private static DomContent row(List<?> values) {
        List<DomContent> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(cells.isEmpty() ? th(text(value)).attr("scope", "row") : cell(value));
        }
        return tr(each(cells, cell -> cell));
    }

    private static TdTag cell(@Nullable Object value) {
        TdTag cell = td(text(value));
        return value instanceof Number ? cell.withClass("number") : cell;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof String text ? text : RecordText.value(value);
    }
}
