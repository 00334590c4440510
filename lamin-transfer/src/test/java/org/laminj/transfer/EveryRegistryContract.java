package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.User;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.UidRule;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.RandomUid;

abstract class EveryRegistryContract {

    private static final String AWKWARD = "'q\"%_\\\n🧬";
    private static final Instant TIME = Instant.parse("2024-11-07T12:10:06.853645Z");
    private static final Set<String> TIMES_OF_A_ROW = Set.of("created_at", "updated_at");

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Instance origin;
    private Instance lab;
    private final Map<Class<? extends SqlRecord>, SqlRecord> saved = new LinkedHashMap<>();
    private int texts;

    EveryRegistryContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        origin = environment.init("origin", "bionty", "wetlab");
        lab = environment.init("lab", "bionty", "wetlab");
        saved.put(User.class, origin.user());
        origin.schema().registries().forEach(registry -> save(registry));
    }

    private <R extends SqlRecord> R save(Registry<R> registry) {
        SqlRecord known = saved.get(registry.type());
        if (known != null) {
            return registry.type().cast(known);
        }
        @Nullable
        Object[] values =
                registry.fields().stream().map(field -> value(registry, field)).toArray();
        R record = origin.save(registry.newRecord(values));
        saved.put(registry.type(), record);
        return record;
    }

    private @Nullable Object value(Registry<?> registry, Field field) {
        if (field.isId()) {
            return RecordId.unsaved();
        }
        if (field.isForeignKey()) {
            Class<? extends SqlRecord> target = field.foreignKey().orElseThrow().target();
            boolean canWait = field.isNullable() && !saved.containsKey(target);
            return canWait ? null : Ref.to(save(origin.schema().registry(target)));
        }
        if (field.name().equals("uid")) {
            UidRule rule = registry.uidRule().orElseThrow();
            return RandomUid.ofLength(rule.length() - (rule.isVersioned() ? 4 : 0))
                    + (rule.isVersioned() ? "0000" : "");
        }
        return switch (field.type()) {
            case TEXT -> text(field.length() == 0 ? 1000 : field.length());
            case SMALL_INTEGER -> 1;
            case INTEGER -> Integer.MAX_VALUE;
            case BIG_INTEGER -> Long.MAX_VALUE;
            case REAL -> 1.0e-17;
            case BOOLEAN -> true;
            case TIMESTAMP -> TIME;
            case DATE -> LocalDate.of(2024, 2, 29);
            case DURATION -> Duration.ofDays(3).plusNanos(123_456_000);
            case JSON -> json();
        };
    }

    /** Different each time, for many columns are unique. */
    private String text(int length) {
        String text = texts++ + AWKWARD.repeat(1 + length / AWKWARD.length());
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put(AWKWARD, AWKWARD)
                .set("list", JsonNodeFactory.instance.arrayNode().add(1).addNull());
    }

    @Test
    void isReadAsItWasSaved() {
        assertThat(saved).hasSize(36);
        for (SqlRecord record : saved.values()) {
            assertThat(read(origin, record)).isEqualTo(record);
        }
    }

    @Test
    void isTransferredAsItIs() {
        Instance source = lab.using("origin");
        List<SqlRecord> all = new ArrayList<>(saved.values());

        for (SqlRecord record : all) {
            SqlRecord here = lab.save(read(source, record));

            assertThat(own(here)).as(record.toString()).isEqualTo(own(record));
        }
        for (SqlRecord record : all) {
            List<Long> before = TableCounts.of(lab);
            lab.save(read(source, record));
            assertThat(TableCounts.of(lab)).as(record.toString()).isEqualTo(before);
        }
    }

    private static <R extends SqlRecord> R read(Instance instance, R record) {
        return instance.query(type(record))
                .anyVisibility()
                .filter(Condition.lookup("id", record.id().value()))
                .one();
    }

    @SuppressWarnings("unchecked")
    private static <R extends SqlRecord> Class<R> type(R record) {
        return (Class<R>) record.getClass();
    }

    /** What a record says of itself, which is the same in every instance: references by the uid of their record. */
    private <R extends SqlRecord> Map<String, @Nullable Object> own(R record) {
        Registry<R> registry = origin.schema().registry(type(record));
        Map<String, @Nullable Object> own = new HashMap<>();
        for (Field field : registry.fields()) {
            Object value = registry.value(record, field);
            boolean followed = field.foreignKey()
                    .map(key -> key.onTransfer() == TransferPolicy.FOLLOW)
                    .orElse(!field.isId() && !TIMES_OF_A_ROW.contains(field.name()));
            if (followed) {
                own.put(field.name(), value instanceof Ref<?> ref ? uid(ref) : value);
            }
        }
        return own;
    }

    private @Nullable Object uid(Ref<?> ref) {
        return own(ref.get()).get("uid");
    }
}
