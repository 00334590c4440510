package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.laminj.core.InstanceException;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.FrameText;
import org.laminj.core.display.TextStyle;
import org.laminj.core.display.ViewOptions;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.RecordFrame;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UnknownRegistryException;
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
     * @throws InstanceException if the instance lacks a schema module, or this program does
     * @throws UnknownRegistryException if it lacks a registry
     */
    public String text(ViewOptions options) {
        Map<Registry<?>, DataFrame> frames = frames(options);
        TextStyle style = options.style();
        boolean headed =
                options.registries().isEmpty() && modules(options.modules()).size() > 1;
        StringBuilder text = new StringBuilder();
        String module = "";
        for (Map.Entry<Registry<?>, DataFrame> entry : frames.entrySet()) {
            Registry<?> registry = entry.getKey();
            if (headed && !registry.module().equals(module)) {
                module = registry.module();
                text.append(header(module, style));
            }
            text.append(table(registry, entry.getValue(), style));
        }
        return text.toString();
    }

    /**
     * The same records for programs, by name of the registry.
     *
     * @throws InstanceException as {@link #text}
     * @throws UnknownRegistryException as {@link #text}
     */
    public Map<String, DataFrame> latest(ViewOptions options) {
        Map<String, DataFrame> latest = new LinkedHashMap<>();
        frames(options).forEach((registry, frame) -> latest.put(registry.name(), frame));
        return latest;
    }

    private Map<Registry<?>, DataFrame> frames(ViewOptions options) {
        List<Registry<?>> registries = registries(options);
        return open.database().readSession(session -> {
            Map<Registry<?>, DataFrame> frames = new LinkedHashMap<>();
            registries.forEach(registry ->
                    frames.put(registry, RecordFrame.of(registry, latest(session, registry, options.most()))));
            return frames;
        });
    }

    private List<Registry<?>> registries(ViewOptions options) {
        List<String> modules = modules(options.modules());
        if (!options.registries().isEmpty()) {
            return options.registries().stream()
                    .<Registry<?>>map(records.graph()::registry)
                    .filter(registry -> modules.contains(registry.module()))
                    .toList();
        }
        return modules.stream().flatMap(this::usual).toList();
    }

    private Stream<Registry<?>> usual(String module) {
        return records.graph().registriesOf(module).stream()
                .filter(registry -> !LEFT_OUT.contains(registry.type()))
                .sorted(Comparator.comparing(Registry::simpleName));
    }

    private List<String> modules(List<String> names) {
        List<String> known = records.graph().modules();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InstanceException("Cannot view schema module '" + name + "' of instance '"
                    + open.settings().slug() + "': choose from " + String.join(", ", known) + ".");
        });
        return names.isEmpty() ? known : known.stream().filter(names::contains).toList();
    }

    private static String header(String module, TextStyle style) {
        String stars = "*".repeat(("* module: " + module + " *").length());
        return stars + "\n* module: " + style.module(module) + " *\n" + stars + "\n";
    }

    private static String table(Registry<?> registry, DataFrame frame, TextStyle style) {
        return frame.height() == 0
                ? style.warning("!") + " No records found\n"
                : style.registry(registry.simpleName()) + "\n" + FrameText.of(frame, style);
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
