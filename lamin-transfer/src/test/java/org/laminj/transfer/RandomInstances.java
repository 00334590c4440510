package org.laminj.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.UidRule;
import org.laminj.transfer.RandomInstance.RandomLink;
import org.laminj.transfer.RandomInstance.RandomRecord;
import org.laminj.transfer.RandomInstance.RandomReference;

/**
 * Small instances with records of any registry. Uids and names come from small alphabets, so that two instances have
 * some of them in common.
 */
final class RandomInstances {

    /**
     * Two instances that have some uids and names in common.
     *
     * @param source the one that is transferred from
     * @param target what the other has before
     */
    record RandomSides(RandomInstance source, RandomInstance target) {}

    private static final String UID_ALPHABET = "abcdefgh";
    private static final double OFTEN_ABSENT = 0.5;
    private static final Set<String> GIVEN_BY_THE_INSTANCE = Set.of("id", "is_latest");

    private final SchemaGraph graph;
    /** The registry with the most links, which holds the others together. */
    private final Registry<?> hub;

    RandomInstances(SchemaGraph graph) {
        this.graph = graph;
        this.hub = graph.registries().stream()
                .max(Comparator.comparing(
                        registry -> graph.links(registry.type()).size()))
                .orElseThrow();
    }

    /** Two instances with records of the same few registries, so that there are many links between them. */
    Arbitrary<RandomSides> sides() {
        return Arbitraries.of(List.copyOf(graph.registries()))
                .set()
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(this::withRequired)
                .flatMap(chosen -> Combinators.combine(instances(chosen, 60, 150), instances(chosen, 30, 40))
                        .as(RandomSides::new));
    }

    private Arbitrary<RandomInstance> instances(Set<Registry<?>> chosen, int records, int links) {
        return Combinators.combine(many(records(chosen), records), many(links(chosen), links))
                .as(RandomInstance::new);
    }

    private static <T> Arbitrary<List<T>> many(Arbitrary<T> arbitrary, int most) {
        return arbitrary.list().ofMaxSize(most).withSizeDistribution(RandomDistribution.uniform());
    }

    /** Adds the hub, what records cannot be without, and what the links between them refer to, such as features. */
    private Set<Registry<?>> withRequired(Set<Registry<?>> chosen) {
        Set<Registry<?>> all = new LinkedHashSet<>();
        ArrayDeque<Registry<?>> waiting = new ArrayDeque<>(chosen);
        waiting.addFirst(hub);
        while (!waiting.isEmpty()) {
            Registry<?> registry = waiting.removeFirst();
            if (all.add(registry)) {
                registry.foreignKeys().stream()
                        .filter(field -> !field.isNullable())
                        .forEach(field -> waiting.add(target(field)));
            }
        }
        linksBetween(Set.copyOf(all))
                .flatMap(link -> link.foreignKeys().stream())
                .filter(field -> !policy(field).isOwn())
                .forEach(field -> all.add(target(field)));
        return all;
    }

    private Registry<?> target(Field field) {
        return graph.registry(field.foreignKey().orElseThrow().target());
    }

    private static TransferPolicy policy(Field field) {
        return field.foreignKey().orElseThrow().onTransfer();
    }

    private Stream<LinkTable> linksBetween(Set<Registry<?>> chosen) {
        return graph.linkTables().stream()
                .filter(link -> chosen.contains(graph.registry(link.from().registry()))
                        && chosen.contains(graph.registry(link.to().registry())));
    }

    private Arbitrary<RandomRecord> records(Set<Registry<?>> chosen) {
        return Arbitraries.oneOf(chosen.stream().map(this::record).toList());
    }

    private Arbitrary<RandomLink> links(Set<Registry<?>> chosen) {
        return Arbitraries.oneOf(linksBetween(chosen).map(this::link).toList());
    }

    private Arbitrary<RandomRecord> record(Registry<?> registry) {
        List<Field> fields = registry.fields().stream()
                .filter(field -> !GIVEN_BY_THE_INSTANCE.contains(field.name()) && !field.isMemberHash())
                .toList();
        return values(registry, fields).map(values -> new RandomRecord(registry.name(), values));
    }

    private Arbitrary<RandomLink> link(LinkTable link) {
        List<Field> carried = link.fields().stream()
                .filter(field -> !field.isId()
                        && field != link.from().field()
                        && field != link.to().field())
                .toList();
        return Combinators.combine(references(), references(), values(link, carried))
                .as((from, to, values) -> new RandomLink(link.table(), from, to, values));
    }

    private Arbitrary<Map<String, @Nullable Object>> values(Table table, List<Field> fields) {
        List<Arbitrary<Object>> arbitraries =
                fields.stream().map(field -> optional(table, field)).toList();
        return Combinators.combine(arbitraries).as(values -> {
            Map<String, @Nullable Object> byField = new LinkedHashMap<>();
            for (int position = 0; position < values.size(); position++) {
                byField.put(fields.get(position).name(), values.get(position));
            }
            return byField;
        });
    }

    private Arbitrary<Object> optional(Table table, Field field) {
        Arbitrary<Object> value = value(table, field);
        return field.isNullable() ? value.injectNull(OFTEN_ABSENT) : value;
    }

    private Arbitrary<Object> value(Table table, Field field) {
        if (field.isForeignKey()) {
            return references().map(reference -> reference);
        }
        if (field.name().equals("uid") && table instanceof Registry<?> registry) {
            return uids(registry.uidRule().orElseThrow());
        }
        return switch (field.type()) {
            case TEXT -> texts(table, field);
            case SMALL_INTEGER, INTEGER -> Arbitraries.of(1, 0, 2);
            case BIG_INTEGER -> Arbitraries.of(0L, 7L, Long.MAX_VALUE);
            case REAL -> Arbitraries.of(0.5, 1.0e-17);
            case BOOLEAN -> Arbitraries.of(true, false);
            case TIMESTAMP ->
                Arbitraries.of(Instant.parse("2024-11-07T12:10:06Z"), Instant.parse("2091-01-01T00:00:00.853645Z"));
            case DATE -> Arbitraries.of(LocalDate.of(2024, 2, 29), LocalDate.of(1969, 12, 31));
            case DURATION -> Arbitraries.of(Duration.ZERO, Duration.ofDays(3).plusNanos(123_456_000));
            case JSON -> Arbitraries.of(json("1"), json("1.0"), json("\"ü🧬\""), json("{\"a\": [27.60, null]}"));
        };
    }

    private static Arbitrary<RandomReference> references() {
        return Arbitraries.integers().between(0, 4).map(RandomReference::new);
    }

    private static Arbitrary<Object> uids(UidRule rule) {
        Arbitrary<String> characters = Arbitraries.of(
                UID_ALPHABET.chars().mapToObj(Character::toString).toList());
        if (!rule.isVersioned()) {
            return characters.map(character -> character.repeat(rule.length()));
        }
        return Combinators.combine(characters, Arbitraries.of("0000", "0001", "000A"))
                .as((character, version) -> character.repeat(rule.stemLength()) + version);
    }

    /** What must agree where names are the same mostly does; what must be unique has more to choose from. */
    private static Arbitrary<Object> texts(Table table, Field field) {
        boolean agrees = table instanceof Registry<?> registry
                && registry.naturalKeys().stream()
                        .anyMatch(key -> key.agreeing().contains(field));
        if (agrees) {
            return Arbitraries.frequency(Tuple.of(19, "cat"), Tuple.of(1, "int"));
        }
        boolean isKey = table.uniqueKeys().stream().anyMatch(key -> key.contains(field));
        return isKey || field.isContentIdentity()
                ? Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h")
                : Arbitraries.of("a", "b", "'\"%", "ü🧬");
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
