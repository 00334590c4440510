package org.laminj.core.internal.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.laminj.core.InstanceException;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.spi.Migration;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Reads from {@code django_migrations} which schema modules a database has, and refuses other generations of them. */
final class SchemaCheck {

    private static final Pattern NUMBER = Pattern.compile("(\\d{4})_.*");
    private static final Field APP = Field.builder("app", FieldType.TEXT).build();
    private static final Field NAME = Field.builder("name", FieldType.TEXT).build();

    private final String instance;
    private final Database database;
    private final SchemaModules modules;

    SchemaCheck(String instance, Database database, SchemaModules modules) {
        this.instance = instance;
        this.database = database;
        this.modules = modules;
    }

    /** Names of all schema modules of the instance: core, those of its settings in that order, those of its database. */
    List<String> modules(InstanceSettings settings) {
        return database.readSession(session -> {
            if (!session.hasTable("django_migrations")) {
                throw new InstanceException("The database of instance '" + instance
                        + "' is no LaminDB database: it has no table django_migrations. Check the settings file.");
            }
            Map<String, Set<String>> applied = applied(session);
            Map<String, SchemaModule> byApp = byApp();
            byApp.forEach((app, module) -> {
                if (applied.containsKey(app)) {
                    check(module, applied.get(app));
                }
            });
            if (!applied.containsKey(coreApp(byApp))) {
                throw new InstanceException("The database of instance '" + instance + "' is no LaminDB database of the"
                        + " generation of lamindb 0.76: it holds the migrations of " + applied.keySet()
                        + ". Open it with the program that made it.");
            }
            Set<String> present = new LinkedHashSet<>(List.of(Registry.CORE));
            settings.schemaModules().stream()
                    .filter(name -> isPresent(session, name, applied))
                    .forEach(present::add);
            applied.keySet().stream()
                    .map(app -> byApp.containsKey(app) ? byApp.get(app).name() : app)
                    .forEach(present::add);
            return List.copyOf(present);
        });
    }

    private static String coreApp(Map<String, SchemaModule> byApp) {
        return byApp.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(Registry.CORE))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, SchemaModule> byApp() {
        Map<String, SchemaModule> byApp = new LinkedHashMap<>();
        for (SchemaModule module : modules.all()) {
            module.migrations().stream().map(Migration::app).forEach(app -> byApp.put(app, module));
        }
        return byApp;
    }

    private static Map<String, Set<String>> applied(DatabaseSession session) {
        List<Row> rows = session.select(
                Statement.of("SELECT \"app\", \"name\" FROM \"django_migrations\" ORDER BY \"id\""),
                new RowShape(List.of(APP, NAME)));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get(APP)),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> String.valueOf(row.get(NAME)), Collectors.toSet())));
    }

    /** A module without migrations of its own is recognised by its tables; one that is unknown here is believed. */
    private boolean isPresent(DatabaseSession session, String name, Map<String, Set<String>> applied) {
        if (!modules.contains(name) || applied.containsKey(name)) {
            return true;
        }
        List<Registry<?>> registries = modules.graph().registriesOf(name);
        return registries.stream().allMatch(registry -> session.hasTable(registry.table()));
    }

    private void check(SchemaModule module, Set<String> applied) {
        List<String> known = new ArrayList<>(
                module.migrations().stream().map(Migration::name).toList());
        String latest =
                known.stream().max(Comparator.comparingInt(SchemaCheck::number)).orElseThrow();
        if (!applied.contains(latest)) {
            throw new InstanceException(
                    "The database of instance '" + instance + "' is of an earlier generation: schema"
                            + " module '" + module.name() + "' lacks migration " + latest
                            + ". Migrate it with lamindb 0.76.15: lamin migrate deploy.");
        }
        List<String> later = applied.stream()
                .filter(name -> number(name) > number(latest))
                .sorted()
                .toList();
        if (!later.isEmpty()) {
            throw new InstanceException("The database of instance '" + instance + "' is of a later generation: schema"
                    + " module '" + module.name() + "' has migration " + later.get(later.size() - 1)
                    + ", and the latest known here is " + latest + ". Use a later release of this program.");
        }
    }

    private static int number(String migration) {
        Matcher matcher = NUMBER.matcher(migration);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
