package org.laminj.bionty.internal.registry;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * The records that an instance has of some terms, and those that stand in their way.
 *
 * <p>A record is one of a term if it has its ontology id; else its uid, or another value that only one record can have, or
 * in the end its name, unless it has the ontology id of another term.
 */
final class KnownRecords {

    private final TermValues values;
    private final Registry<?> registry;
    private final Field uid;
    private final Field name;
    private final Optional<Field> ontologyId;
    private final List<List<Field>> keys;
    private final Map<Field, Map<Object, List<Row>>> byField = new HashMap<>();
    private final Map<List<Field>, Map<List<Object>, Row>> byKey = new HashMap<>();

    private KnownRecords(TermValues values) {
        this.values = values;
        this.registry = values.registry();
        this.uid = registry.uid().orElseThrow();
        this.name = registry.nameField();
        this.ontologyId = registry.ontologyIdField();
        this.keys = keys(registry);
    }

    private static List<List<Field>> keys(Registry<?> registry) {
        return registry.uniqueKeys().stream()
                .filter(key -> key.size() == 1
                        || registry.ontologyIdField().filter(key::contains).isEmpty())
                .toList();
    }

    /** The keys that the database keeps unique, but for those of several fields that follow from the ontology id. */
    List<List<Field>> keys() {
        return keys;
    }

    /**
     * Reads what there is: with one statement by ontology ids, and if that leaves any terms, with one for each key and one by
     * names.
     */
    static KnownRecords read(StoreSession session, TermValues values, Collection<Term> terms) {
        KnownRecords known = new KnownRecords(values);
        known.ontologyId.ifPresent(field -> known.index(known.select(session, List.of(field), terms)));
        List<Term> others = terms.stream()
                .filter(term -> known.withOntologyId(term).isEmpty())
                .toList();
        Map<Long, Row> rows = new TreeMap<>();
        List<List<Field>> wanted = new ArrayList<>(known.keys);
        known.ontologyId.map(List::of).ifPresent(wanted::remove);
        wanted.add(List.of(known.name));
        for (List<Field> key : wanted) {
            known.select(session, key, others).forEach(row -> rows.put(row.number(known.registry.id()), row));
        }
        known.index(rows.values());
        return known;
    }

    private List<Row> select(StoreSession session, List<Field> key, Collection<Term> terms) {
        Set<List<Object>> tuples = new LinkedHashSet<>();
        terms.forEach(term -> tuple(key, term).ifPresent(tuples::add));
        if (tuples.isEmpty()) {
            return List.of();
        }
        return key.size() > 1
                ? session.selectByKey(registry, registry.fields(), key, tuples)
                : session.select(
                        registry,
                        registry.fields(),
                        key.get(0),
                        tuples.stream().map(tuple -> tuple.get(0)).toList());
    }

    private void index(Collection<Row> rows) {
        for (Row row : rows) {
            ontologyId.ifPresent(field -> add(field, row));
            add(name, row);
            for (List<Field> key : keys) {
                tuple(key, row)
                        .ifPresent(tuple -> byKey.computeIfAbsent(key, any -> new HashMap<>())
                                .put(tuple, row));
            }
        }
    }

    private void add(Field field, Row row) {
        Object value = row.get(field);
        if (value != null) {
            byField.computeIfAbsent(field, any -> new HashMap<>())
                    .computeIfAbsent(value, any -> new ArrayList<>())
                    .add(row);
        }
    }

    /** The values of a term in the fields of a key; empty if it lacks one, for then the database lets it pass. */
    Optional<List<Object>> tuple(List<Field> key, Term term) {
        List<@Nullable Object> tuple = new ArrayList<>();
        key.forEach(field -> tuple.add(values.value(term, field)));
        return complete(tuple);
    }

    private static Optional<List<Object>> tuple(List<Field> key, Row row) {
        List<@Nullable Object> tuple = new ArrayList<>();
        key.forEach(field -> tuple.add(row.get(field)));
        return complete(tuple);
    }

    private static Optional<List<Object>> complete(List<@Nullable Object> tuple) {
        List<Object> values = new ArrayList<>();
        for (Object value : tuple) {
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    /** The record of a term. */
    Optional<Row> of(Term term) {
        return withOntologyId(term)
                .or(() -> keys.stream()
                        .flatMap(key -> holder(key, term).stream())
                        .filter(row -> !isOfAnotherTerm(row, term))
                        .findFirst())
                .or(() -> term.ontologyId() == null ? withoutOntologyId(term) : Optional.empty());
    }

    /** Of several records with the ontology id the one with the uid of the term, else with its name, else the first. */
    private Optional<Row> withOntologyId(Term term) {
        return ontologyId.flatMap(field -> rows(field, term.ontologyId()).stream()
                .min(Comparator.comparing((Row row) -> !values.uid(term).equals(row.get(uid)))
                        .thenComparing(row -> !Objects.equals(term.name(), row.get(name)))
                        .thenComparing(row -> row.number(registry.id()))));
    }

    private List<Row> rows(Field field, @Nullable Object value) {
        return value == null ? List.of() : byField.getOrDefault(field, Map.of()).getOrDefault(value, List.of());
    }

    private Optional<Row> holder(List<Field> key, Term term) {
        return tuple(key, term).map(tuple -> byKey.getOrDefault(key, Map.of()).get(tuple));
    }

    private boolean isOfAnotherTerm(Row row, Term term) {
        return term.ontologyId() != null
                && ontologyId
                        .map(row::get)
                        .filter(id -> !id.equals(term.ontologyId()))
                        .isPresent();
    }

    /** The record that has the name of a term, and no ontology id. */
    Optional<Row> withoutOntologyId(Term term) {
        return rows(name, term.name()).stream()
                .filter(row -> ontologyId.map(row::get).isEmpty())
                .filter(row -> values.isOfSameOrganism(row))
                .findFirst();
    }

    /** Why a term that has no record cannot get one: in words that follow its id. */
    Optional<String> obstacle(Term term) {
        return keys.stream()
                .flatMap(key -> holder(key, term).stream().map(row -> taken(key, row)))
                .findFirst();
    }

    private String taken(List<Field> key, Row row) {
        return key.stream()
                        .map(field -> field.name() + " '" + row.get(field) + "'")
                        .collect(joining(", "))
                + " is taken by the record with uid " + row.get(uid)
                + ontologyId.map(row::get).map(id -> " and id " + id).orElse("");
    }
}
