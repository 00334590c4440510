package org.laminj.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page that is one file: without scripts, and forbidden to load anything.
 *
 * @param name what it is about
 * @param parts below each other
 */
record HtmlPage(String name, List<Part> parts) {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /** A part of a page under a title. */
    record Part(String title, DomContent content) {}

    HtmlPage {
        parts = List.copyOf(parts);
    }

    /** The page, which ends with a line feed. */
    String text() {
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent(POLICY),
                                        meta().withName("viewport").withContent("width=device-width,initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(name + " – LaminDB"),
                                        style(rawHtml(styles()))),
                                body(
                                        header(
                                                p("LaminDB instance").withClass("kind"),
                                                h1(name),
                                                nav(ul(each(
                                                                numbers(),
                                                                number -> li(a(parts.get(number)
                                                                                .title())
                                                                        .withHref("#" + id(number))))))
                                                        .attr("aria-label", "On this page")),
                                        main(each(numbers(), this::section))))
                        .withLang("en"))
                + "\n";
    }

    private List<Integer> numbers() {
        return IntStream.range(0, parts.size()).boxed().toList();
    }

    private DomContent section(int number) {
        Part part = parts.get(number);
        String label = id(number) + "-title";
        return j2html.TagCreator.section(h2(part.title()).withId(label), part.content())
                .withId(id(number))
                .attr("aria-labelledby", label);
    }

    private static String id(int number) {
        return "part" + (number + 1);
    }

    private static String styles() {
        try {
            return Resources.toString(Resources.getResource(HtmlPage.class, "report.css"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the styles of the report", e);
        }
    }
}
