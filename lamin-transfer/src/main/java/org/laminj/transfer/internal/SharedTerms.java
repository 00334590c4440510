package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.OnOtherRelease;
import org.laminj.core.vocabulary.Synonyms;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.internal.FoundRecord.Step;
import org.laminj.transfer.internal.FoundRecord.Way;

/**
 * Compares terms that both sides have: what they say, and from which release of their ontology they are.
 *
 * <p>A statement for each registry and batch, and three more for releases that were not met before.
 */
final class SharedTerms {

    private static final String SYNONYMS = "synonyms";
    private static final Set<String> OTHERS_SAID = Set.of(SYNONYMS, "description");

    private final Scope scope;
    private final Columns columns;
    private final Matcher matcher;
    private final StoreSession target;
    private final Map<Registry<?>, Map<Long, FoundRecord>> releases = new HashMap<>();

    SharedTerms(Scope scope, Columns columns, Matcher matcher, StoreSession target) {
        this.scope = scope;
        this.columns = columns;
        this.matcher = matcher;
        this.target = target;
    }

    /**
     * Notes what differs, and decides about terms from different releases.
     *
     * @return releases that the target gets, by their ids in the source
     */
    Map<Long, Step> compare(Registry<?> registry, List<FoundRecord> records) {
        if (registry.ontologyIdField().isEmpty() && registry.release().isEmpty()) {
            return Map.of();
        }
        List<Field> said = said(registry);
        for (FoundRecord record : records) {
            record.term()
                    .ifPresent(term -> record.differ(differences(record, said, field -> value(term, registry, field))));
        }
        List<FoundRecord> mapped = records.stream()
                .filter(record -> record.isMatched() && record.targetId().isPresent() && isTerm(record))
                .toList();
        return mapped.isEmpty() ? Map.of() : compareMapped(registry, mapped, said);
    }

    private static boolean isTerm(FoundRecord record) {
        return Stream.concat(record.registry().ontologyIdField().stream(), record.registry().release().stream())
                .anyMatch(field -> record.get(field) != null);
    }

    /** The fields by which people tell terms, as far as both sides have them. */
    private List<Field> said(Registry<?> registry) {
        return columns.shared(registry).stream()
                .filter(field -> field.equals(registry.nameField()) || OTHERS_SAID.contains(field.name()))
                .toList();
    }

    private static @Nullable String value(Term term, Registry<?> registry, Field field) {
        if (field.equals(registry.nameField())) {
            return term.name();
        }
        return field.name().equals(SYNONYMS) ? term.synonyms() : term.description();
    }

    private Map<Long, Step> compareMapped(Registry<?> registry, List<FoundRecord> mapped, List<Field> said) {
        Optional<Field> release = registry.release().filter(columns.shared(registry)::contains);
        List<Field> read = new ArrayList<>(said);
        release.ifPresent(read::add);
        read.add(registry.id());
        Map<Long, Row> there = new HashMap<>();
        Set<Long> ids = new LinkedHashSet<>();
        mapped.forEach(record -> ids.add(record.targetId().orElseThrow()));
        target.select(registry, read, registry.id(), ids).forEach(row -> there.put(row.number(registry.id()), row));
        Map<FoundRecord, Row> rows = new LinkedHashMap<>();
        mapped.forEach(record ->
                rows.put(record, requireNonNull(there.get(record.targetId().orElseThrow()))));
        rows.forEach((record, row) -> record.differ(differences(record, said, field -> text(row.get(field)))));
        return release.map(field -> compareReleases(field, rows)).orElse(Map.of());
    }

    private static List<FieldChange> differences(FoundRecord record, List<Field> said, Value here) {
        List<FieldChange> differences = new ArrayList<>();
        for (Field field : said) {
            String one = text(record.get(field));
            String other = text(here.of(field));
            boolean same = field.name().equals(SYNONYMS)
                    ? Synonyms.of(one).equals(Synonyms.of(other))
                    : Objects.equals(one, other);
            if (!same) {
                differences.add(new FieldChange(field.name(), one, other));
            }
        }
        return differences;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    /** What a term says in one of the fields. */
    private interface Value {
        @Nullable
        String of(Field field);
    }

    private Map<Long, Step> compareReleases(Field release, Map<FoundRecord, Row> rows) {
        Map<FoundRecord, Row> both = new LinkedHashMap<>();
        rows.forEach((record, row) -> {
            if (record.get(release) != null && row.get(release) != null) {
                both.put(record, row);
            }
        });
        Registry<?> registry = scope.registry(Closure.target(release));
        Map<Long, FoundRecord> recognised = recognised(registry, release, both.keySet());
        Map<FoundRecord, Row> other = new LinkedHashMap<>();
        both.forEach((record, row) -> {
            FoundRecord own = requireNonNull(recognised.get(record.row().number(release)));
            if (!own.targetId().equals(Optional.of(row.number(release)))) {
                other.put(record, row);
            }
        });
        return other.isEmpty() ? Map.of() : decide(release, other, recognised, namesThere(registry, release, other));
    }

    /** The releases of the source, as the target knows them. */
    private Map<Long, FoundRecord> recognised(Registry<?> registry, Field release, Set<FoundRecord> records) {
        Map<Long, FoundRecord> known = releases.computeIfAbsent(registry, key -> new HashMap<>());
        Set<Long> unmet = new LinkedHashSet<>();
        records.forEach(record -> unmet.add(record.row().number(release)));
        unmet.removeAll(known.keySet());
        List<FoundRecord> met = new ArrayList<>();
        for (Row row : columns.select(registry, registry.id(), unmet)) {
            FoundRecord found = new FoundRecord(registry, row.number(registry.id()), 0, Way.REFERENCE, null);
            found.read(row);
            met.add(found);
        }
        matcher.matchSilently(registry, met);
        met.forEach(found -> known.put(found.sourceId(), found));
        return known;
    }

    private Map<Long, String> namesThere(Registry<?> registry, Field release, Map<FoundRecord, Row> other) {
        List<Field> read = new ArrayList<>(naming(registry));
        read.add(registry.id());
        Set<Long> ids = new HashSet<>();
        other.values().forEach(row -> ids.add(row.number(release)));
        Map<Long, String> names = new HashMap<>();
        target.select(registry, read, registry.id(), ids)
                .forEach(row -> names.put(row.number(registry.id()), name(registry, row)));
        return names;
    }

    /** What tells one release from another: the parts of its natural key. */
    private static List<Field> naming(Registry<?> registry) {
        return registry.naturalKeys().stream()
                .filter(key -> !key.hasReference())
                .findFirst()
                .map(key -> key.fields())
                .orElse(List.of(registry.nameField()));
    }

    private static String name(Registry<?> registry, Row row) {
        return naming(registry).stream()
                .map(field -> String.valueOf(row.get(field)))
                .collect(Collectors.joining(" "));
    }

    private Map<Long, Step> decide(
            Field release,
            Map<FoundRecord, Row> other,
            Map<Long, FoundRecord> recognised,
            Map<Long, String> namesThere) {
        OnOtherRelease policy = scope.options().onOtherRelease();
        Map<Long, Step> brought = new LinkedHashMap<>();
        Set<Long> updated = new HashSet<>();
        other.forEach((record, row) -> {
            long id = record.row().number(release);
            FoundRecord own = requireNonNull(recognised.get(id));
            String there = name(own.registry(), own.row());
            String here = namesThere.get(row.number(release));
            record.differ(List.of(new FieldChange(release.name(), there, here)));
            if (policy == OnOtherRelease.FAIL) {
                record.contradict("the target has it from " + here + ", the source from " + there);
            } else if (policy == OnOtherRelease.ADD_SOURCE) {
                brought.putIfAbsent(id, new Step(record, release.name()));
                if (updated.add(row.number(record.registry().id()))) {
                    addSynonyms(record, row);
                }
            }
        });
        return brought;
    }

    /** Adds the name and the synonyms that only the source has to those of the target. */
    private void addSynonyms(FoundRecord record, Row there) {
        Registry<?> registry = record.registry();
        Field synonyms = said(registry).stream()
                .filter(field -> field.name().equals(SYNONYMS))
                .findFirst()
                .orElse(null);
        if (synonyms == null) {
            return;
        }
        String before = text(there.get(synonyms));
        List<String> more = new ArrayList<>();
        more.add(String.valueOf(record.get(registry.nameField())));
        more.addAll(Synonyms.of(text(record.get(synonyms))));
        String after = Synonyms.with(before, text(there.get(registry.nameField())), more);
        if (!Synonyms.of(before).equals(Synonyms.of(after))) {
            record.amend(
                    record.row().with(synonyms, after),
                    List.of(synonyms),
                    List.of(new FieldChange(synonyms.name(), before, after)));
        }
    }
}
