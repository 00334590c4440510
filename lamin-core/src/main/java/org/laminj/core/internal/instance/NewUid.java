package org.laminj.core.internal.instance;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.UidRule;
import org.laminj.core.uid.RandomUid;
import org.laminj.core.uid.VersionedUid;

/** Makes the uid of a new record as its registry declares: random, the first of a family, or from its content. */
final class NewUid {

    private final SchemaGraph graph;
    private final UidRule rule;
    private final Function<String, @Nullable Object> values;

    /**
     * @param values the value of a component by name
     */
    NewUid(SchemaGraph graph, Registry<?> registry, Function<String, @Nullable Object> values) {
        this.graph = graph;
        this.rule = registry.uidRule()
                .orElseThrow(() -> new IllegalArgumentException("Registry " + registry.name() + " declares no @Uid."));
        this.values = values;
    }

    String get() {
        if (rule.isVersioned()) {
            return VersionedUid.first(RandomUid.ofLength(rule.stemLength())).toString();
        }
        if (!rule.isDeterministic()) {
            return RandomUid.ofLength(rule.length());
        }
        return rule.derived(this::value);
    }

    private @Nullable Object value(String part) {
        int dot = part.indexOf('.');
        if (dot < 0) {
            return values.apply(part);
        }
        return values.apply(part.substring(0, dot)) instanceof Ref<?> ref
                ? component(ref, part.substring(dot + 1))
                : null;
    }

    private <R extends SqlRecord> @Nullable Object component(Ref<R> ref, String component) {
        Registry<R> registry = graph.registry(ref.type());
        return registry.componentField(component)
                .map(field -> registry.value(ref.get(), field))
                .orElse(null);
    }
}
