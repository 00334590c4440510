package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.InstanceException;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.FrameText;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.RecordFrame;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The latest records of all registries as tables, as {@code view} of the original prints them. */
public final class InstanceView {

    private static final Set<Class<? extends SqlRecord>> LEFT_OUT =
            Set.of(Param.class, ParamValue.class, FeatureValue.class);

    private static final String UPDATED_AT = "updated_at";

    private final OpenDatabase open;
    private final RecordSource records;

    public InstanceView(OpenDatabase open) {
        this.open = open;
        this.records = open.records();
    }

    /**
     * The text, whose lines all end with a line feed; one statement for each registry.
     *
     * @param most how many records of each registry
     * @param names the schema modules to show, all if empty
     * @throws InstanceException if the instance lacks a schema module, or this program does
     */
    public String of(int most, List<String> names) {
        List<String> modules = modules(names);
        return open.database()
                .readSession(session -> modules.stream()
                        .map(module -> (modules.size() > 1 ? header(module) : "") + module(session, module, most))
                        .collect(Collectors.joining()));
    }

    private List<String> modules(List<String> names) {
        List<String> known = records.graph().modules();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InstanceException("Cannot view schema module '" + name + "' of instance '"
                    + open.settings().slug() + "': choose from " + String.join(", ", known) + ".");
        });
        return names.isEmpty() ? known : known.stream().filter(names::contains).toList();
    }

    private static String header(String module) {
        String title = "* module: " + module + " *";
        String stars = "*".repeat(title.length());
        return stars + "\n" + title + "\n" + stars + "\n";
    }

    private String module(DatabaseSession session, String module, int most) {
        return records.graph().registriesOf(module).stream()
                .filter(registry -> !LEFT_OUT.contains(registry.type()))
                .sorted(Comparator.comparing(Registry::simpleName))
                .map(registry -> registry(registry, latest(session, registry, most)))
                .collect(Collectors.joining());
    }

    private static String registry(Registry<?> registry, List<Row> rows) {
        return rows.isEmpty()
                ? "! No records found\n"
                : registry.simpleName() + "\n" + FrameText.of(RecordFrame.of(registry, rows));
    }

    /** By time of update, latest first; where that is not recorded the last ones by id, in order of id. */
    private <R extends SqlRecord> List<Row> latest(DatabaseSession session, Registry<R> registry, int most) {
        boolean dated = registry.field(UPDATED_AT).isPresent();
        Selection<R> latest = Selection.of(registry)
                .orderBy(new Selection.Order(dated ? UPDATED_AT : "id", true))
                .limit(most);
        List<Row> rows = new ArrayList<>(session.select(records.statement(latest), new RowShape(registry.fields())));
        if (!dated) {
            Collections.reverse(rows);
        }
        return rows;
    }
}
