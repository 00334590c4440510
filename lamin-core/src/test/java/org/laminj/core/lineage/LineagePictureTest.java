package org.laminj.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@DisplayName("A lineage graph as a picture")
class LineagePictureTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    /** What is rounded to hundredths may overlap by as much. */
    private static final double ROUNDED = 0.02;

    /** A picture as somebody sees it who reads its SVG. */
    private record Seen(Element svg, List<Rectangle2D> boxes, List<Rectangle2D> frames, List<Line2D> lines) {

        static Seen in(String svg) throws Exception {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            Element root = document.getDocumentElement();
            List<Rectangle2D> boxes = all(root, "g").map(Seen::box).toList();
            List<Rectangle2D> frames = all(root, "rect")
                    .filter(rect -> rect.getAttribute("class").equals("frame"))
                    .map(rect -> rectangle(rect, 0, 0))
                    .toList();
            List<Line2D> lines = all(root, "path")
                    .filter(path -> path.getAttribute("class").equals("edge"))
                    .flatMap(path -> lines(path).stream())
                    .toList();
            return new Seen(root, boxes, frames, lines);
        }

        static Stream<Element> all(Element parent, String name) {
            NodeList found = parent.getElementsByTagName(name);
            return IntStream.range(0, found.getLength()).mapToObj(number -> (Element) found.item(number));
        }

        static List<Double> numbers(String text) {
            return NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(Double::valueOf)
                    .toList();
        }

        static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }

        private static Rectangle2D box(Element group) {
            List<Double> corner = numbers(group.getAttribute("transform"));
            return rectangle(all(group, "rect").findFirst().orElseThrow(), corner.get(0), corner.get(1));
        }

        private static Rectangle2D rectangle(Element rect, double x, double y) {
            return new Rectangle2D.Double(
                    x + number(rect, "x"), y + number(rect, "y"), number(rect, "width"), number(rect, "height"));
        }

        /** The lines between bends; that bends are rounded does not bring them nearer to anything. */
        private static List<Line2D> lines(Element path) {
            List<Double> numbers = numbers(path.getAttribute("d"));
            List<Line2D> lines = new ArrayList<>();
            for (int at = 0; at + 3 < numbers.size(); at += 2) {
                lines.add(new Line2D.Double(
                        numbers.get(at), numbers.get(at + 1), numbers.get(at + 2), numbers.get(at + 3)));
            }
            return lines;
        }

        List<Rectangle2D> textsIn(Element group) {
            return all(group, "text")
                    .map(text -> {
                        double size = text.getAttribute("class").equals("title") ? 12 : 10;
                        return (Rectangle2D) new Rectangle2D.Double(
                                number(text, "x"), number(text, "y") - size, number(text, "textLength"), size * 1.25);
                    })
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "3, 50", "4, 50", "5, 150"})
    @DisplayName("lets nothing overlap, whatever the names are")
    void letsNothingOverlap(long seed, int size) throws Exception {
        Seen seen = Seen.in(Graphs.random(seed, size).toSvg());

        assertThat(seen.boxes()).hasSize(size);
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < one; other++) {
                assertThat(seen.boxes().get(one).intersects(seen.boxes().get(other)))
                        .as("%d and %d", one, other)
                        .isFalse();
            }
        }
        seen.boxes()
                .forEach(box -> assertThat(seen.lines())
                        .as("lines that cross %s", box)
                        .noneMatch(line -> line.intersects(within(box))));
        Rectangle2D paper =
                new Rectangle2D.Double(0, 0, Seen.number(seen.svg(), "width"), Seen.number(seen.svg(), "height"));
        assertThat(seen.boxes()).allMatch(paper::contains);
        assertThat(seen.frames()).allMatch(paper::contains);
    }

    /** The rectangle without its edge, which arrows touch. */
    private static Rectangle2D within(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() + ROUNDED,
                box.getY() + ROUNDED,
                box.getWidth() - 2 * ROUNDED,
                box.getHeight() - 2 * ROUNDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("keeps text inside the boxes, in lines below each other")
    void keepsTextInBoxes(long seed) throws Exception {
        Seen seen = Seen.in(Graphs.random(seed, 40).toSvg());

        Seen.all(seen.svg(), "g").forEach(group -> {
            Element rect = Seen.all(group, "rect").findFirst().orElseThrow();
            Rectangle2D box = new Rectangle2D.Double(0, 0, Seen.number(rect, "width"), Seen.number(rect, "height"));
            List<Rectangle2D> texts = seen.textsIn(group);
            assertThat(texts).allMatch(box::contains);
            assertThat(box.getWidth()).isLessThanOrEqualTo(260);
            for (int line = 1; line < texts.size(); line++) {
                assertThat(texts.get(line).getMaxY())
                        .isGreaterThan(texts.get(line - 1).getMaxY() + 9);
            }
        });
    }

    @Test
    @DisplayName("has other instances in frames of their own")
    void framesInstances() throws Exception {
        Seen seen = Seen.in(Graphs.small().toSvg());

        assertThat(seen.frames()).hasSize(1);
        Rectangle2D frame = seen.frames().get(0);
        assertThat(seen.boxes()).filteredOn(frame::contains).hasSize(1);
        assertThat(seen.boxes()).filteredOn(box -> !frame.intersects(box)).hasSize(3);
    }

    @Test
    @DisplayName("says what it shows to those who do not see it")
    void isAccessible() throws Exception {
        Element svg = Seen.in(Graphs.small().toSvg()).svg();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label")).isEqualTo("Lineage of 'counts': 4 nodes");
        assertThat(Seen.all(svg, "title").map(Element::getTextContent))
                .containsExactly(
                        "Lineage of 'counts': 4 nodes",
                        "Artifact b: counts",
                        "Artifact r: Count \"all\"; uid=r",
                        "Artifact m: 3 more outputs",
                        "Artifact a: raw; uid=a");
        assertThat(Seen.all(svg, "g").map(group -> group.getAttribute("class")))
                .containsExactly("data queried", "code", "more", "data");
    }

    @Test
    @DisplayName("loads nothing and runs nothing")
    void dependsOnNothing() {
        assertThat(Graphs.random(7, 40).toSvg())
                .doesNotContain("<script", "href", "url(", "@import", "<image", "<foreignObject")
                .doesNotContainPattern("\\son\\w+=");
    }

    @Test
    @DisplayName("is the same for the same graph")
    void isTheSame() {
        assertThat(Graphs.random(9, 60).toSvg()).isEqualTo(Graphs.random(9, 60).toSvg());
    }

    @Test
    @DisplayName("draws one node, and many in a row")
    void drawsExtremes() throws Exception {
        LineageGraph one = new LineageGraph(List.of(Graphs.node("a", LineageKind.DATA, "")), List.of(), List.of());
        List<LineageNode> nodes = IntStream.range(0, 60)
                .mapToObj(number -> Graphs.node("n" + number, LineageKind.DATA, "Step " + number))
                .toList();
        List<LineageEdge> edges = IntStream.range(1, 60)
                .mapToObj(number -> new LineageEdge("n" + (number - 1), "n" + number))
                .toList();

        assertThat(Seen.in(one.toSvg()).boxes()).hasSize(1);
        assertThat(Seen.in(new LineageGraph(nodes, edges, List.of()).toSvg()).boxes())
                .hasSize(60);
    }
}
