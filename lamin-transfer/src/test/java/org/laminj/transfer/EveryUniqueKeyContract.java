package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.testing.TestDatabase;

/** For each unique key of the schema, two records that agree in it and in nothing else. */
abstract class EveryUniqueKeyContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private @Nullable TwoInstances both;
    private final Map<Instance, Map<Class<? extends SqlRecord>, SqlRecord>> referred = new HashMap<>();
    private int texts;

    EveryUniqueKeyContract(TestDatabase database) {
        this.database = database.available();
    }

    @AfterEach
    void tearDown() {
        both().close();
    }

    private TwoInstances both() {
        if (both == null) {
            both = TwoInstances.in(folder, database, "bionty", "wetlab");
        }
        return Objects.requireNonNull(both);
    }

    private record UniqueKey(Registry<?> registry, List<Field> fields) {
        boolean isNatural() {
            return registry.naturalKeys().stream().map(MatchingKey::fields).anyMatch(fields::equals);
        }

        boolean isUid() {
            return registry.uid().map(List::of).filter(fields::equals).isPresent();
        }

        @Override
        public String toString() {
            return registry + " " + fields.stream().map(Field::name).toList();
        }
    }

    private Stream<UniqueKey> keys() {
        return both().origin().instance().schema().registries().stream()
                .flatMap(registry -> registry.uniqueKeys().stream().map(key -> new UniqueKey(registry, key)))
                .filter(key -> !key.isUid());
    }

    @TestFactory
    @DisplayName("the one is refused, with the fields named and nothing written, where the key is no natural one")
    Stream<DynamicTest> refusesTheOneWhereTheKeyIsNoNaturalOne() {
        List<UniqueKey> others = keys().filter(key -> !key.isNatural()).toList();
        assertThat(others)
                .extracting(UniqueKey::toString)
                .contains("Collection [meta_artifact]", "bionty.CellType [abbr]", "wetlab.Well [name]");
        return others.stream().map(key -> DynamicTest.dynamicTest(key.toString(), () -> assertRefused(key)));
    }

    @TestFactory
    @DisplayName("the one is mapped to the other where the key is a natural one")
    Stream<DynamicTest> mapsTheOneToTheOtherWhereTheKeyIsANaturalOne() {
        List<UniqueKey> natural = keys().filter(UniqueKey::isNatural).toList();
        assertThat(natural)
                .extracting(UniqueKey::toString)
                .contains(
                        "User [handle]",
                        "Storage [root]",
                        "bionty.Organism [name]",
                        "bionty.Organism [scientific_name]",
                        "bionty.Gene [stable_id]",
                        "bionty.Source [entity, name, organism, version]");
        return natural.stream().map(key -> DynamicTest.dynamicTest(key.toString(), () -> assertMapped(key)));
    }

    private void assertRefused(UniqueKey key) {
        Instance lab = both().lab().instance();
        Transfer transfer = clash(key);
        List<Long> before = TableCounts.of(lab);

        List<PlannedRecord> conflicts = transfer.plan().conflicts();
        TransferConflictException thrown = catchThrowableOfType(TransferConflictException.class, transfer::apply);

        String fields = String.join(", ", key.fields().stream().map(Field::name).toList());
        assertThat(conflicts).singleElement().satisfies(conflict -> {
            assertThat(conflict.key().registry()).isEqualTo(key.registry().name());
            assertThat(conflict.reason())
                    .startsWith("its " + fields + " [")
                    .endsWith("] is taken by another record of the target");
        });
        assertThat(thrown.conflicts()).isEqualTo(conflicts);
        assertThat(TableCounts.of(lab)).isEqualTo(before);
    }

    private void assertMapped(UniqueKey key) {
        Transfer transfer = clash(key);

        TransferReport report = transfer.apply();

        String fields = String.join(", ", key.fields().stream().map(Field::name).toList());
        assertThat(report.records().get(0).outcome()).isEqualTo(Outcome.MAPPED);
        assertThat(report.records().get(0).reason()).isEqualTo("by " + fields);
    }

    /** Saves a record on each side, and answers the transfer of the one. */
    private Transfer clash(UniqueKey key) {
        Instance lab = both().lab().instance();
        Instance origin = both().origin().instance();
        Registry<?> registry = key.registry();
        Map<Field, Object> agreeing = new HashMap<>();
        Map<Field, Object> ofOrigin = new HashMap<>();
        Stream<Field> required = registry.naturalKeys().stream().flatMap(natural -> natural.agreeing().stream());
        Stream.concat(key.fields().stream(), required).forEach(field -> {
            Object value = value(lab, registry, field);
            agreeing.put(field, value);
            ofOrigin.put(field, field.isForeignKey() ? value(origin, registry, field) : value);
        });
        save(lab, registry, agreeing);
        return both().transfer(save(origin, registry, ofOrigin));
    }

    /** A record with new values in all fields but some; references are shared by all records of an instance. */
    private <R extends SqlRecord> R save(Instance instance, Registry<R> registry, Map<Field, Object> given) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : registry.fields()) {
            boolean inKey = registry.uniqueKeys().stream().anyMatch(key -> key.contains(field));
            boolean leftEmpty = field.isNullable() && !given.containsKey(field) && (inKey || field.isForeignKey());
            values.add(leftEmpty ? null : given.getOrDefault(field, value(instance, registry, field)));
        }
        return instance.save(registry.newRecord(values.toArray()));
    }

    private Object value(Instance instance, Registry<?> registry, Field field) {
        if (field.isId()) {
            return RecordId.unsaved();
        }
        if (field.isForeignKey()) {
            return Ref.to(referred(instance, field.foreignKey().orElseThrow().target()));
        }
        if (field.name().equals("uid")) {
            int length = registry.uidRule().map(UidRule::length).orElseThrow();
            return String.format("%0" + length + "d", texts++);
        }
        return switch (field.type()) {
            case TEXT -> "t" + texts++;
            case SMALL_INTEGER, INTEGER -> texts++;
            case BIG_INTEGER -> (long) texts++;
            case REAL -> 1.0;
            case BOOLEAN -> true;
            case TIMESTAMP -> Instant.parse("2024-11-07T12:10:06Z");
            case DATE -> LocalDate.of(2024, 2, 29);
            case DURATION -> Duration.ofDays(3);
            case JSON -> JsonNodeFactory.instance.numberNode(texts++);
        };
    }

    /** The same in both instances, by uid. */
    private SqlRecord referred(Instance instance, Class<? extends SqlRecord> type) {
        Map<Class<? extends SqlRecord>, SqlRecord> known = referred.computeIfAbsent(instance, key -> new HashMap<>());
        SqlRecord record = known.get(type);
        if (record == null) {
            Registry<?> registry = instance.schema().registry(type);
            Map<Field, Object> uid = new HashMap<>();
            registry.uid().ifPresent(field -> {
                int length = registry.uidRule().map(UidRule::length).orElseThrow();
                uid.put(field, "r".repeat(length));
            });
            record = type == User.class ? instance.user() : save(instance, registry, uid);
            known.put(type, record);
        }
        return record;
    }
}
