package org.laminj.core.internal.instance;

import com.google.common.base.Suppliers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.internal.store.Database;
import org.laminj.core.message.MessageListener;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The parts of an open instance: its settings, its database and how records come out of it. */
public final class OpenDatabase implements AutoCloseable {

    private final InstanceSettings settings;
    private final List<String> schemaModules;
    private final Database database;
    private final RecordSource records;
    private final String label;
    private final Surroundings surroundings;
    private final SchemaModules modules;
    private final Supplier<User> user;

    /**
     * @param schemaModules all that the instance has, core first
     * @param label what ids of its records say about their database
     * @param modules all that this program has, be they of the instance or not
     */
    public OpenDatabase(
            InstanceSettings settings,
            List<String> schemaModules,
            Database database,
            RecordSource records,
            String label,
            UserSettings user,
            Surroundings surroundings,
            SchemaModules modules) {
        this.settings = settings;
        this.schemaModules = List.copyOf(schemaModules);
        this.database = database;
        this.records = records;
        this.label = label;
        this.surroundings = surroundings;
        this.modules = modules;
        this.user = Suppliers.memoize(() -> new CurrentUser(records, surroundings.clock()).saved(user));
    }

    public InstanceSettings settings() {
        return settings;
    }

    public List<String> schemaModules() {
        return schemaModules;
    }

    public Database database() {
        return database;
    }

    public RecordSource records() {
        return records;
    }

    public String label() {
        return label;
    }

    public MessageListener messages() {
        return surroundings.messages();
    }

    public Clock clock() {
        return surroundings.clock();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** What the schema module of a registry knows of public ontologies; empty if that is nothing. */
    public Optional<PublicTerms> publicTerms(Registry<?> registry) {
        return modules.publicTerms(registry.module());
    }

    /**
     * The id of a record that this instance holds.
     *
     * @param verb what is to be done with the record, such as {@code delete}
     * @throws ConstraintException if it was never saved, or is one of another instance
     */
    public long ownId(SqlRecord record, String verb) {
        String what = record.getClass().getSimpleName();
        if (!record.id().isSaved()) {
            throw new ConstraintException(
                    "Cannot " + verb + " " + record + ": it was never saved. Save it first, and " + verb
                            + " what save returns.",
                    null);
        }
        if (!record.id().instanceId().equals(settings.id().hex())) {
            throw new ConstraintException(
                    "Cannot " + verb + " a " + what + " of " + origin(record.id()) + " in instance '" + settings.slug()
                            + "'. Save it here first and "
                            + verb + " what save returns.",
                    null);
        }
        return record.id().value();
    }

    private static String origin(RecordId id) {
        return id.database().equals(RecordId.DEFAULT_DATABASE)
                ? "another instance"
                : "instance '" + id.database() + "'";
    }

    /** What time it is, as exactly as databases hold it. */
    public Instant now() {
        return clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A change of one field, and of the time of the update where the registry tells it. */
    public Row change(Registry<?> registry, Field field, @Nullable Object value) {
        Optional<Field> updatedAt = registry.field("updated_at");
        List<Field> fields = Stream.concat(Stream.of(field), updatedAt.stream()).toList();
        return new Row(
                new RowShape(fields),
                updatedAt.isPresent() ? new @Nullable Object[] {value, now()} : new @Nullable Object[] {value});
    }

    /** The current user as a record of this instance; saved there when first asked for. */
    public User user() {
        return user.get();
    }

    @Override
    public void close() {
        database.close();
    }
}
