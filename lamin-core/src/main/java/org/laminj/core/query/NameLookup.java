package org.laminj.core.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.Nearest;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * Records, or terms of an ontology, by keys made of their names, as people type them: {@code cd8_positive_t_cell} for {@code CD8-positive T cell}.
 *
 * <p>A key is the name in lower case, in which each run of characters beyond ASCII letters, digits and underscores is one
 * underscore; before one that does not begin with a letter stands {@code ln_}. Records without a name are left out.
 * Holds its records; reads nothing. Immutable and thread-safe. Mirrors {@code Registry.lookup()}.
 *
 * @param <R> what is looked up
 */
public final class NameLookup<R> {

    private static final String PREFIX = "ln_";
    private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^0-9A-Za-z_]+");

    private final String what;
    private final Function<? super R, String> id;
    private final NavigableMap<String, List<R>> byKey = new TreeMap<>();
    private final Map<String, List<R>> byName = new LinkedHashMap<>();

    private NameLookup(String what, Function<? super R, String> id) {
        this.what = what;
        this.id = id;
    }

    /** Called by {@link QuerySet#lookup}. */
    static <R extends SqlRecord> NameLookup<R> of(Registry<R> registry, Field field, List<R> records) {
        return of(
                registry.name(),
                records,
                record -> Objects.toString(registry.value(record, field), ""),
                record -> record.id().toString());
    }

    /**
     * A lookup of anything that has names.
     *
     * @param what what is looked up, for messages: {@code bionty.CellType}
     * @param name the name of each; empty or null for one without a name
     * @param id what tells two of the same name apart
     */
    public static <T> NameLookup<T> of(
            String what,
            Collection<T> items,
            Function<? super T, @Nullable String> name,
            Function<? super T, String> id) {
        NameLookup<T> lookup = new NameLookup<>(what, id);
        items.forEach(item -> lookup.add(Objects.toString(name.apply(item), ""), item));
        lookup.byKey.replaceAll((key, found) -> List.copyOf(found));
        lookup.byName.replaceAll((key, found) -> List.copyOf(found));
        return lookup;
    }

    private void add(String name, R item) {
        if (!name.isEmpty()) {
            byKey.computeIfAbsent(key(name), key -> new ArrayList<>()).add(item);
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(item);
        }
    }

    private static String key(String name) {
        String key = OTHER_CHARACTERS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        boolean begins = !key.isEmpty() && key.charAt(0) >= 'a' && key.charAt(0) <= 'z';
        return begins && !key.equals("class") ? key : PREFIX + key;
    }

    /**
     * The one with a key.
     *
     * @param key a key, or a name that has it
     * @throws NoSuchRecordException if there is none, naming the keys that look alike
     * @throws NotUniqueException if names of several have it; {@link #find} gives all of them
     */
    public R get(String key) {
        List<R> found = byKey.getOrDefault(key(key), List.of());
        if (found.isEmpty()) {
            List<String> nearest = Nearest.to(key(key), byKey.keySet());
            throw new NoSuchRecordException("No " + what + " has the key '" + key(key) + "'."
                    + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?"));
        }
        if (found.size() > 1) {
            List<String> named = found.stream().map(Object::toString).toList();
            throw new NotUniqueException(
                    found.size() + " records of " + what + " have the key '" + key(key) + "': "
                            + String.join(", ", named) + ". Take one of those that find() gives.",
                    found.stream().map(id).toList(),
                    found.size());
        }
        return found.get(0);
    }

    /** Those whose keys begin with a text, in order of their keys; none if there are none. */
    public List<R> find(String beginning) {
        return byKey.tailMap(beginning, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(beginning))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** All keys, sorted. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    /** All by their names as they are, in the order of the query; several where a name is not unique. */
    public Map<String, List<R>> asMap() {
        return Collections.unmodifiableMap(byName);
    }

    @Override
    public String toString() {
        return "NameLookup(" + byKey.size() + " keys of " + what + ")";
    }
}
