package org.laminj.core.internal.instance;

import com.google.common.base.Suppliers;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.store.Database;
import org.laminj.core.message.MessageListener;
import org.laminj.core.model.User;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;

/** The parts of an open instance: its settings, its database and how records come out of it. */
public final class OpenDatabase implements AutoCloseable {

    private final InstanceSettings settings;
    private final List<String> schemaModules;
    private final Database database;
    private final RecordSource records;
    private final String label;
    private final Surroundings surroundings;
    private final Supplier<User> user;

    /**
     * @param schemaModules all that the instance has, core first
     * @param label what ids of its records say about their database
     */
    public OpenDatabase(
            InstanceSettings settings,
            List<String> schemaModules,
            Database database,
            RecordSource records,
            String label,
            UserSettings user,
            Surroundings surroundings) {
        this.settings = settings;
        this.schemaModules = List.copyOf(schemaModules);
        this.database = database;
        this.records = records;
        this.label = label;
        this.surroundings = surroundings;
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

    /** The current user as a record of this instance; saved there when first asked for. */
    public User user() {
        return user.get();
    }

    @Override
    public void close() {
        database.close();
    }
}
