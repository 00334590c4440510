package org.laminj.core.internal.drawing;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.drawing.Picture.Frame;
import org.laminj.core.internal.drawing.Picture.PlacedCard;
import org.laminj.core.internal.drawing.Picture.Point;
import org.laminj.core.internal.drawing.Picture.Way;
import org.laminj.core.internal.lineage.NodesByInstance;
import org.laminj.core.lineage.LineageEdge;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** Finds places for the cards of a graph in layers, and ways for its edges around them, with the Eclipse Layout Kernel. */
final class LayeredLayout {

    private static final double MARGIN = 16;
    private static final double FRAME_PADDING = 14;
    private static final double FRAME_HEAD = 32;

    /** Beyond so many nodes cards say only what tells them apart. */
    private static final int MOST_FULL_CARDS = 100;

    private final Card.Style style;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<ElkNode, Card> cards = new LinkedHashMap<>();
    private final Map<ElkNode, String> frames = new LinkedHashMap<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    private LayeredLayout(LineageGraph graph, Direction direction) {
        this.style = graph.nodes().size() > MOST_FULL_CARDS ? Card.Style.SHORT : Card.Style.FULL;
        configure(root, direction);
        NodesByInstance.of(graph).forEach((instance, some) -> {
            ElkNode parent = instance.isEmpty() ? root : frame(instance, direction);
            some.forEach(node -> add(node, parent));
        });
        connect(graph.edges());
    }

    /** The better one of two pictures, from left to right and from top to bottom. */
    static Picture of(LineageGraph graph) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredOptions());
        Picture across = new LayeredLayout(graph, Direction.RIGHT).picture();
        Picture down = new LayeredLayout(graph, Direction.DOWN).picture();
        return down.excess() < across.excess() ? down : across;
    }

    private static void configure(ElkNode parent, Direction direction) {
        parent.setProperty(LayeredOptions.DIRECTION, direction);
        parent.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        parent.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        // takes half the room that the default leaves large graphs
        parent.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE, 16d);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36d);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12d);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16d);
        parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8d);
        parent.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    }

    private ElkNode frame(String instance, Direction direction) {
        ElkNode frame = ElkGraphUtil.createNode(root);
        configure(frame, direction);
        frame.setProperty(
                LayeredOptions.PADDING, new ElkPadding(FRAME_HEAD, FRAME_PADDING, FRAME_PADDING, FRAME_PADDING));
        frames.put(frame, instance);
        return frame;
    }

    private void add(LineageNode node, ElkNode parent) {
        Card card = Card.of(node, node.isQueried() ? Card.Style.FULL : style);
        ElkNode placed = ElkGraphUtil.createNode(parent);
        placed.setDimensions(card.width(), card.height());
        nodes.put(node.id(), placed);
        cards.put(placed, card);
    }

    /**
     * Edges share a way where they leave one node or reach one node, whichever has more of them, and never at both ends:
     * else nobody could tell which of several nodes leads to which.
     */
    private void connect(List<LineageEdge> all) {
        Multiset<String> leaving = HashMultiset.create();
        Multiset<String> reaching = HashMultiset.create();
        all.forEach(edge -> {
            leaving.add(edge.from());
            reaching.add(edge.to());
        });
        Map<String, ElkPort> exits = new HashMap<>();
        Map<String, ElkPort> entries = new HashMap<>();
        for (LineageEdge edge : all) {
            boolean fromOne = leaving.count(edge.from()) >= reaching.count(edge.to());
            ElkPort exit = fromOne ? exits.computeIfAbsent(edge.from(), this::port) : port(edge.from());
            ElkPort entry = fromOne ? port(edge.to()) : entries.computeIfAbsent(edge.to(), this::port);
            edges.add(ElkGraphUtil.createSimpleEdge(exit, entry));
        }
    }

    private ElkPort port(String id) {
        return ElkGraphUtil.createPort(node(id));
    }

    private ElkNode node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    private Picture picture() {
        new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
        List<PlacedCard> placed = new ArrayList<>();
        cards.forEach((node, card) -> {
            Point corner = corner(node);
            placed.add(new PlacedCard(card, corner.x(), corner.y()));
        });
        List<Frame> framed = new ArrayList<>();
        frames.forEach((node, label) ->
                framed.add(new Frame(label, node.getX(), node.getY(), node.getWidth(), node.getHeight())));
        return new Picture(
                root.getWidth(),
                root.getHeight(),
                placed,
                framed,
                edges.stream().map(LayeredLayout::way).toList());
    }

    private static Way way(ElkEdge edge) {
        Point origin = corner(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(at(origin, section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(at(origin, bend.getX(), bend.getY()));
            }
            points.add(at(origin, section.getEndX(), section.getEndY()));
        }
        return new Way(points);
    }

    private static Point at(Point origin, double x, double y) {
        return new Point(origin.x() + x, origin.y() + y);
    }

    private static Point corner(@Nullable ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode each = node; each != null; each = each.getParent()) {
            x += each.getX();
            y += each.getY();
        }
        return new Point(x, y);
    }
}
