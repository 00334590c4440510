package org.laminj.core.internal.display;

import java.util.List;

/**
 * A titled part of a description.
 *
 * @param lines without indentation; a section without lines has no text
 */
record Section(String title, List<String> lines) {

    Section {
        lines = List.copyOf(lines);
    }

    String text() {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("  " + title + "\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }
}
