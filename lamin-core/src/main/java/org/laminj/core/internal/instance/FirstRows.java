package org.laminj.core.internal.instance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.ValueReader;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.model.Storage;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.Migration;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.spi.SeedRows;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Fills a new database: tables, migrations, the user, the default storage, and the seed rows of schema modules. */
final class FirstRows {

    private final RecordSource records;
    private final Instant now;

    FirstRows(RecordSource records, Clock clock) {
        this.records = records;
        this.now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The default storage of an instance. */
    record StorageRow(String uid, InstanceSettings instance, boolean managed) {}

    void create(
            DatabaseSession session,
            List<SchemaModule> modules,
            UserSettings user,
            StorageRow storage,
            String instanceUid) {
        Dialect dialect = session.dialect();
        session.executeAll(Stream.concat(
                        records.graph().tables().flatMap(table -> dialect.create(table).stream()),
                        records.graph().tables().flatMap(table -> dialect.constrain(table).stream()))
                .toList());
        migrations(session, modules);
        Registry<User> users = records.graph().registry(User.class);
        long userId =
                insert(session, users, values("uid", user.uid(), "handle", user.handle(), "name", user.name()), 0);
        insert(session, records.graph().registry(Storage.class), storage(storage, instanceUid), userId);
        modules.forEach(module -> module.seedRows().forEach(rows -> seed(session, rows, userId)));
    }

    private void migrations(DatabaseSession session, List<SchemaModule> modules) {
        session.execute(Statement.of(session.dialect().createMigrations()));
        Object applied = session.dialect().encode(FieldType.TIMESTAMP, now);
        for (SchemaModule module : modules) {
            for (Migration migration : module.migrations()) {
                session.execute(Statement.of(
                        "INSERT INTO \"django_migrations\" (\"app\", \"name\", \"applied\") VALUES (?, ?, ?)",
                        migration.app(),
                        migration.name(),
                        applied));
            }
        }
    }

    private static Map<String, @Nullable Object> storage(StorageRow storage, String instanceUid) {
        return values(
                "uid", storage.uid(),
                "root", storage.instance().storageRoot().text(),
                "type", storage.instance().storageRoot().type().text(),
                "region", storage.instance().storageRegion(),
                "instance_uid", storage.managed() ? instanceUid : null);
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (int position = 0; position < namesAndValues.length; position += 2) {
            values.put(String.valueOf(namesAndValues[position]), namesAndValues[position + 1]);
        }
        return values;
    }

    private void seed(DatabaseSession session, SeedRows seed, long userId) {
        Registry<?> registry = records.graph().registry(seed.registry());
        ValueReader reader = new ValueReader();
        List<Row> rows = new ArrayList<>();
        for (List<String> line : seed.rows()) {
            Map<String, @Nullable Object> values = new TreeMap<>();
            for (int position = 0; position < line.size(); position++) {
                String name = seed.fields().get(position);
                Field field = registry.field(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Seed rows of registry " + registry.name() + " name an unknown field: " + name));
                values.put(name, reader.read(field, line.get(position)));
            }
            rows.add(row(registry, values, userId));
        }
        session.insert(registry, rows);
    }

    private long insert(
            DatabaseSession session, Registry<?> registry, Map<String, @Nullable Object> values, long userId) {
        return session.insertOne(registry, row(registry, values, userId));
    }

    private Row row(Registry<?> registry, Map<String, @Nullable Object> given, long userId) {
        List<Field> fields =
                registry.fields().stream().filter(field -> !field.isId()).toList();
        @Nullable
        Object[] values =
                fields.stream().map(field -> value(field, given, userId)).toArray();
        return new Row(new RowShape(fields), values);
    }

    private @Nullable Object value(Field field, Map<String, @Nullable Object> given, long userId) {
        if (given.containsKey(field.name())) {
            return given.get(field.name());
        }
        if (field.name().equals("created_at") || field.name().equals("updated_at")) {
            return now;
        }
        if (field.name().equals("created_by")) {
            return userId;
        }
        return field.defaultValue()
                .map(text -> new ValueReader().read(field, text))
                .orElse(null);
    }
}
