package org.laminj.core.internal.drawing;

import java.util.List;

/**
 * Where everything is drawn; lengths in pixels, from the upper left corner.
 *
 * @param cards without overlaps
 * @param frames around the cards of one instance each
 * @param edges ways from card to card
 */
record Picture(double width, double height, List<PlacedCard> cards, List<Frame> frames, List<Way> edges) {

    /** A card and its upper left corner. */
    record PlacedCard(Card card, double x, double y) {}

    /** A frame with a label in its upper left corner. */
    record Frame(String label, double x, double y, double width, double height) {}

    /** A place. */
    record Point(double x, double y) {}

    /**
     * An edge.
     *
     * @param points where it begins, bends and ends, two at least
     */
    record Way(List<Point> points) {

        Way {
            points = List.copyOf(points);
        }
    }

    Picture {
        cards = List.copyOf(cards);
        frames = List.copyOf(frames);
        edges = List.copyOf(edges);
    }

    /** How much it must shrink to be seen at once on a wide screen; less is better. */
    double excess() {
        return Math.max(width / 16, height / 10);
    }
}
