package org.laminj.transfer.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.Slug;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.FieldChange;

/** Gives records whose names are taken in the target names that end with the slug of the source. */
final class NewNames {

    private static final int MOST_TRIES = 100;

    private final StoreSession target;
    private final Slug source;
    private final Map<Registry<?>, Set<String>> given = new HashMap<>();

    NewNames(StoreSession target, Slug source) {
        this.target = target;
        this.source = source;
    }

    void give(Registry<?> registry, List<FoundRecord> records) {
        Field name = registry.nameField();
        List<FoundRecord> nameless = records;
        for (int attempt = 1; attempt <= MOST_TRIES && !nameless.isEmpty(); attempt++) {
            int number = attempt;
            Set<String> wanted = new HashSet<>();
            nameless.forEach(record -> wanted.add(candidate(record, name, number)));
            Set<String> taken = taken(registry, name, wanted);
            nameless = nameless.stream()
                    .filter(record -> !rename(record, name, candidate(record, name, number), taken))
                    .toList();
        }
        nameless.forEach(record -> record.contradict("all names like '" + record.get(name) + "' are taken"));
    }

    private Set<String> taken(Registry<?> registry, Field name, Set<String> wanted) {
        Set<String> taken = given.computeIfAbsent(registry, key -> new HashSet<>());
        target.select(registry, List.of(name), name, wanted).forEach(row -> taken.add(String.valueOf(row.get(name))));
        return taken;
    }

    private static boolean rename(FoundRecord record, Field name, String candidate, Set<String> taken) {
        if (!taken.add(candidate)) {
            return false;
        }
        String before = String.valueOf(record.get(name));
        record.rewrite(
                record.row().with(name, candidate),
                "not in the target, which has another of that name",
                List.of(new FieldChange(name.name(), before, candidate)));
        return true;
    }

    /** Whether a name in the target is one that this record was given, be it by an earlier transfer. */
    boolean isGiven(FoundRecord record, Field name, @Nullable Object there) {
        return record.get(name) != null
                && IntStream.rangeClosed(1, MOST_TRIES)
                        .anyMatch(number -> candidate(record, name, number).equals(there));
    }

    /** The slug of the source, or a number alone where a slug would leave little of the name. */
    private String ending(Field name, int number) {
        String ending = " (" + source + (number == 1 ? "" : ", " + number) + ")";
        boolean fits = name.length() == 0 || ending.length() <= name.length() / 2;
        return fits ? ending : " (" + (number + 1) + ")";
    }

    private String candidate(FoundRecord record, Field name, int number) {
        String ending = ending(name, number);
        String before = String.valueOf(record.get(name));
        int room = name.length() == 0 ? Integer.MAX_VALUE : Math.max(0, name.length() - ending.length());
        // a name is cut between characters, not within one that takes two units
        int end = before.codePointCount(0, before.length()) <= room
                ? before.length()
                : before.offsetByCodePoints(0, room);
        return before.substring(0, end) + ending;
    }
}
