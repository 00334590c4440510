package org.laminj.core.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Condition;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Checks that the texts by which conditions name records of a hierarchy name some: a typing error would select nothing. */
final class NamedRecordsCheck {

    private final RecordSource source;
    private final HierarchyConditions hierarchies;

    NamedRecordsCheck(RecordSource source, HierarchyConditions hierarchies) {
        this.source = source;
        this.hierarchies = hierarchies;
    }

    /**
     * Takes a statement for each condition that names records by text.
     *
     * @throws NoSuchRecordException if a text names none
     */
    void require(Registry<?> registry, List<? extends Condition<?>> conditions) {
        Comparisons.of(conditions).forEach(comparison -> require(registry, comparison));
    }

    private void require(Registry<?> registry, Comparison<?> comparison) {
        SchemaGraph graph = source.graph();
        ComparedField compared = ComparedField.of(graph, registry, comparison);
        if (compared.lookup().isOfHierarchy()) {
            NamedRecords named = hierarchies.named(
                    compared.path().reached(graph, registry),
                    compared.path().field(),
                    compared.lookup(),
                    comparison.value());
            requireAll(named, comparison);
        }
    }

    private void requireAll(NamedRecords named, Comparison<?> comparison) {
        if (!named.texts().isEmpty()) {
            Set<Object> found = found(named);
            named.texts().stream()
                    .filter(text -> !found.contains(text))
                    .findFirst()
                    .ifPresent(text -> refuse(named.registry(), text, comparison));
        }
    }

    private Set<Object> found(NamedRecords named) {
        Database database = source.database();
        RowShape shape = new RowShape(named.fields());
        Statement select = SelectCompiler.rows(named.registry(), shape.fields(), named.isNamed(database.dialect()));
        Set<Object> found = new HashSet<>();
        for (Row row : database.readSession(session -> session.select(select, shape))) {
            shape.fields().forEach(field -> found.add(String.valueOf(row.get(field))));
        }
        return found;
    }

    private void refuse(Registry<?> registry, String text, Comparison<?> comparison) {
        Field name = registry.nameField();
        throw new NoSuchRecordException("Cannot filter by " + comparison + ": no " + registry.name() + " is named '"
                + text + "', nor has it as ontology id or uid."
                + new NearestValues(source, Selection.of(registry)).suggestion(name, text) + " Case matters.");
    }
}
