package org.laminj.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.display.PrintableText;

/** Lines below a table, of which people read the first ones. */
final class DetailLines {

    private static final int MOST = 50;

    private DetailLines() {}

    /**
     * The first lines, and how many more there are.
     *
     * @param elsewhere where all of them can be had
     */
    static String text(List<String> lines, String elsewhere) {
        String text = lines.stream()
                .limit(MOST)
                .map(line -> PrintableText.of(line) + "\n")
                .collect(Collectors.joining());
        return lines.size() <= MOST ? text : text + "and " + (lines.size() - MOST) + " more: see " + elsewhere + "\n";
    }
}
