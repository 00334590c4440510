package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.PrintableText;
import org.laminj.core.display.TextStyle;

/** A titled part of a description; without entries that are shown it has no text. */
record Section(String title, List<Entry> entries) {

    Section {
        entries = List.copyOf(entries);
    }

    /**
     * One line of a section.
     *
     * @param name what it is about, for programs
     * @param line how people see it, without indentation; empty if they do not
     * @param value what it says, for programs
     */
    record Entry(String name, String line, @Nullable Object value) {}

    String text(TextStyle style) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            if (!entry.line().isEmpty()) {
                text.append("    ").append(PrintableText.of(entry.line())).append('\n');
            }
        }
        return text.isEmpty() ? "" : "  " + style.title(title) + "\n" + text;
    }

    /** The values by what they are about. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }

    /** The same of entries whose values are lists; those of the same name are put together. */
    <T> Map<String, List<T>> lists(Class<T> type) {
        Map<String, List<T>> lists = new LinkedHashMap<>();
        for (Entry entry : entries) {
            List<T> list = lists.computeIfAbsent(entry.name(), name -> new ArrayList<>());
            if (entry.value() instanceof List<?> values) {
                values.forEach(value -> list.add(type.cast(value)));
            }
        }
        return lists;
    }
}
