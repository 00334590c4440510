package org.laminj.core.internal.drawing;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.laminj.core.internal.drawing.Picture.Frame;
import org.laminj.core.internal.drawing.Picture.PlacedCard;
import org.laminj.core.internal.drawing.Picture.Point;
import org.laminj.core.internal.drawing.Picture.Way;
import org.laminj.core.internal.lineage.PlainText;
import org.laminj.core.lineage.LineageKind;
import org.laminj.core.lineage.LineageNode;

/** Writes a picture as SVG that depends on nothing else, and that can stand alone or in a page. */
final class SvgText {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private static final String STYLE = """
            .lineage{font-family:Helvetica,Arial,"Liberation Sans",Arimo,sans-serif}
            .lineage .paper{fill:#fff}
            .lineage .frame{fill:#f8fafc;stroke:#94a3b8;stroke-dasharray:5 4}
            .lineage .label{fill:#475569;font-size:11px;font-weight:bold}
            .lineage .edge{fill:none;stroke:#696969;stroke-width:1.2}
            .lineage .head{fill:#696969}
            .lineage .box{stroke:#065f46;fill:honeydew}
            .lineage .code .box{stroke:#6b7280;fill:gainsboro}
            .lineage .more .box{stroke:#94a3b8;fill:#fff;stroke-dasharray:3 3}
            .lineage .queried .box{fill:#10b981;stroke:#065f46;stroke-width:2.5}
            .lineage .icon{fill:none;stroke:#065f46;stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}
            .lineage .code .icon,.lineage .more .icon{stroke:#4b5563}
            .lineage .queried .icon{stroke:#022c22}
            .lineage text{fill:#374151;font-size:10px}
            .lineage text.title{fill:#111827;font-size:12px;font-weight:bold}
            .lineage .queried text{fill:#022c22}
            @media (prefers-color-scheme:dark){
            .lineage .paper{fill:#0f172a}
            .lineage .frame{fill:#1e293b;stroke:#64748b}
            .lineage .label{fill:#cbd5e1}
            .lineage .edge{stroke:#94a3b8}
            .lineage .head{fill:#94a3b8}
            .lineage .more .box{fill:#e2e8f0}
            }
            """;

    private static final double ROUND = 6;
    private static final double ARROW = 7;
    private static final double HALF_ARROW = 3.2;

    private final Picture picture;
    private final String title;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private SvgText(Picture picture, String title) throws XMLStreamException {
        this.picture = picture;
        this.title = title;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /**
     * The text, which ends with a line feed.
     *
     * @param title what the picture shows, for those who do not see it
     */
    static String of(Picture picture, String title) {
        try {
            SvgText svg = new SvgText(picture, PlainText.oneLine(title));
            svg.write();
            return svg.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write a picture to memory", e);
        }
    }

    private void write() throws XMLStreamException {
        start("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes(
                "class",
                "lineage",
                "role",
                "img",
                "aria-label",
                title,
                "width",
                number(picture.width()),
                "height",
                number(picture.height()),
                "viewBox",
                "0 0 " + number(picture.width()) + " " + number(picture.height()));
        element("title", title);
        element("style", STYLE);
        empty("rect", "class", "paper", "width", number(picture.width()), "height", number(picture.height()));
        for (Frame frame : picture.frames()) {
            write(frame);
        }
        for (Way way : picture.edges()) {
            write(way);
        }
        for (PlacedCard card : picture.cards()) {
            write(card);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.close();
    }

    private void write(Frame frame) throws XMLStreamException {
        rectangle("frame", frame.x(), frame.y(), frame.width(), frame.height(), 12);
        start("text");
        attributes("class", "label", "x", number(frame.x() + 14), "y", number(frame.y() + 20));
        xml.writeCharacters(PlainText.oneLine(frame.label()));
        xml.writeEndElement();
    }

    private void write(Way way) throws XMLStreamException {
        List<Point> points = way.points();
        Point tip = points.get(points.size() - 1);
        Point before = points.get(points.size() - 2);
        double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
        double dx = length == 0 ? 1 : (tip.x() - before.x()) / length;
        double dy = length == 0 ? 0 : (tip.y() - before.y()) / length;
        empty("path", "class", "edge", "d", path(points, new Point(tip.x() - dx * ARROW, tip.y() - dy * ARROW)));
        Point left = new Point(tip.x() - dx * ARROW - dy * HALF_ARROW, tip.y() - dy * ARROW + dx * HALF_ARROW);
        Point right = new Point(tip.x() - dx * ARROW + dy * HALF_ARROW, tip.y() - dy * ARROW - dx * HALF_ARROW);
        empty("path", "class", "head", "d", "M" + at(tip) + "L" + at(left) + "L" + at(right) + "Z");
    }

    /** The way to where the arrow begins, its bends rounded. */
    private static String path(List<Point> points, Point end) {
        StringBuilder path = new StringBuilder("M" + at(points.get(0)));
        for (int position = 1; position < points.size() - 1; position++) {
            Point bend = points.get(position);
            path.append("L").append(at(towards(bend, points.get(position - 1))));
            path.append("Q").append(at(bend)).append(" ").append(at(towards(bend, points.get(position + 1))));
        }
        return path.append("L").append(at(end)).toString();
    }

    /** Some way from a bend to its neighbour, half of it at most. */
    private static Point towards(Point bend, Point neighbour) {
        double length = Math.hypot(neighbour.x() - bend.x(), neighbour.y() - bend.y());
        double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
        return new Point(bend.x() + (neighbour.x() - bend.x()) * part, bend.y() + (neighbour.y() - bend.y()) * part);
    }

    private void write(PlacedCard placed) throws XMLStreamException {
        Card card = placed.card();
        start("g");
        attributes(
                "class",
                style(card.node()),
                "transform",
                "translate(" + number(placed.x()) + " " + number(placed.y()) + ")");
        element("title", tooltip(card.node()));
        rectangle("box", 0, 0, card.width(), card.height(), 8);
        empty(
                "path",
                "class",
                "icon",
                "transform",
                "translate(" + number(Card.PADDING) + " " + number(Card.PADDING) + ") scale(" + number(Card.ICON / 16)
                        + ")",
                "d",
                Icons.path(card.node().kind()));
        for (Card.Line line : card.lines()) {
            write(line);
        }
        xml.writeEndElement();
    }

    private void write(Card.Line line) throws XMLStreamException {
        if (line.text().isEmpty()) {
            return;
        }
        start("text");
        attributes(
                "class", line.isTitle() ? "title" : "detail",
                "x", number(line.x()),
                "y", number(line.baseline()),
                "textLength", number(line.width()),
                "lengthAdjust", "spacingAndGlyphs");
        xml.writeCharacters(line.text());
        xml.writeEndElement();
    }

    private static String style(LineageNode node) {
        String kind = node.kind().isCode() ? "code" : node.kind() == LineageKind.MORE ? "more" : "data";
        return node.isQueried() ? kind + " queried" : kind;
    }

    private static String tooltip(LineageNode node) {
        String name = (node.registry() + " " + node.uid()).strip();
        List<String> told = new ArrayList<>();
        told.add((name.isEmpty() ? "" : name + ": ") + node.title());
        told.addAll(node.details());
        return PlainText.oneLine(String.join("; ", told));
    }

    private void rectangle(String style, double x, double y, double width, double height, double round)
            throws XMLStreamException {
        empty(
                "rect",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "rx",
                number(round));
    }

    private void start(String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
    }

    private void element(String name, String content) throws XMLStreamException {
        start(name);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    /** Names and values by turns. */
    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int position = 0; position < namesAndValues.length; position += 2) {
            xml.writeAttribute(namesAndValues[position], namesAndValues[position + 1]);
        }
    }

    private static String at(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
