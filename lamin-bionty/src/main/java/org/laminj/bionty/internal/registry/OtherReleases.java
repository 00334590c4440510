package org.laminj.bionty.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ImportReport.OtherRelease;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.Synonyms;

/** Records that are not as a release has their terms: from another release, or made by hand. */
final class OtherReleases {

    private final TermValues values;
    private final Registry<?> registry;
    private final Optional<Field> synonyms;
    private final Map<Long, Difference> differences = new LinkedHashMap<>();

    /** What a record and its term do not have alike. */
    private record Difference(Term term, Row row, List<ValueChange> changes) {}

    OtherReleases(TermValues values) {
        this.values = values;
        this.registry = values.registry();
        this.synonyms = registry.field("synonyms");
    }

    /** Compares a record with its term; those of this release may have been changed by people, and are left alone. */
    void compare(Term term, Row row) {
        Long source = row.numberOrNull(values.source());
        if (Objects.equals(source, values.sourceId())) {
            return;
        }
        List<ValueChange> changes = changes(term, row);
        if (source != null || !changes.isEmpty()) {
            differences.put(row.number(registry.id()), new Difference(term, row, changes));
        }
    }

    private List<ValueChange> changes(Term term, Row row) {
        List<ValueChange> changes = new ArrayList<>();
        for (Field field : values.told()) {
            String there = text(row, field);
            Object value = values.value(term, field);
            String here = value == null ? null : value.toString();
            if (here != null && !isSame(field, there, here)) {
                changes.add(new ValueChange(field.name(), there, here));
            }
        }
        String uid = text(row, registry.uid().orElseThrow());
        if (!values.uid(term).equals(uid)) {
            changes.add(new ValueChange("uid", uid, values.uid(term)));
        }
        return changes;
    }

    private boolean isSame(Field field, @Nullable String there, String here) {
        return synonyms.filter(field::equals).isPresent()
                ? Synonyms.of(there).equals(Synonyms.of(here))
                : here.equals(there);
    }

    private static @Nullable String text(Row row, Field field) {
        Object value = row.get(field);
        return value == null ? null : value.toString();
    }

    boolean isEmpty() {
        return differences.isEmpty();
    }

    int size() {
        return differences.size();
    }

    /**
     * Adds to the synonyms of the records what only the release calls them.
     *
     * @return the ids of the records that had to change
     */
    Set<Long> addSynonyms(StoreSession session, Object now) {
        Map<Long, Object> texts = new LinkedHashMap<>();
        synonyms.ifPresent(field -> differences.forEach((id, difference) -> {
            String text = extended(field, difference);
            if (!text.equals(Objects.requireNonNullElse(text(difference.row(), field), ""))) {
                texts.put(id, text);
            }
        }));
        Map<Long, Object> times = new LinkedHashMap<>();
        texts.keySet().forEach(id -> times.put(id, now));
        synonyms.ifPresent(field -> session.updateAll(registry, field, texts));
        registry.field("updated_at").ifPresent(field -> session.updateAll(registry, field, times));
        return texts.keySet();
    }

    /** The synonyms of the record as they are, behind them the name and the synonyms that only the release has. */
    private String extended(Field field, Difference difference) {
        List<String> more = new ArrayList<>();
        String here = values.text(difference.term(), registry.nameField());
        if (here != null) {
            more.add(here);
        }
        more.addAll(difference.term().synonyms());
        String name = text(difference.row(), registry.nameField());
        return Objects.requireNonNullElse(Synonyms.with(text(difference.row(), field), name, more), "");
    }

    /**
     * All of them for people.
     *
     * @param extended the ids of records to which synonyms were added
     */
    List<OtherRelease> outcomes(StoreSession session, SchemaGraph schema, Collection<Long> extended) {
        Map<Long, String> sources = sources(session, schema.registry(Source.class));
        List<OtherRelease> outcomes = new ArrayList<>();
        differences.forEach((id, difference) -> {
            Long source = difference.row().numberOrNull(values.source());
            outcomes.add(new OtherRelease(
                    TermScope.label(difference.term()),
                    String.valueOf(difference.row().get(registry.uid().orElseThrow())),
                    source == null ? null : sources.get(source),
                    difference.changes(),
                    extended.contains(id)));
        });
        return outcomes;
    }

    private Map<Long, String> sources(StoreSession session, Registry<Source> sources) {
        Set<Long> ids = new HashSet<>();
        differences.values().forEach(difference -> {
            Long id = difference.row().numberOrNull(values.source());
            if (id != null) {
                ids.add(id);
            }
        });
        Field name = sources.nameField();
        Field version = sources.field("version").orElseThrow();
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            session.select(sources, sources.fields(), sources.id(), ids)
                    .forEach(row -> names.put(row.number(sources.id()), row.get(name) + " " + row.get(version)));
        }
        return names;
    }
}
