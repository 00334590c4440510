package org.laminj.core.internal.query;

import java.util.List;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/**
 * Where a comparison looks and how it compares.
 *
 * @param path the way to the field
 * @param lookup how its value is compared
 */
record ComparedField(FieldPath path, Lookup lookup) {

    static ComparedField of(SchemaGraph graph, Registry<?> registry, Comparison<?> comparison) {
        if (comparison.component().isPresent()) {
            FieldPath field =
                    FieldPath.ofComponent(registry, comparison.component().get());
            return new ComparedField(field, comparison.lookup().orElse(Lookup.EXACT));
        }
        FieldPath.Reader reader = new FieldPath.Reader(graph, registry, comparison.expression(), "filter by");
        FieldPath path = reader.read();
        return new ComparedField(path, lookup(reader, path));
    }

    private static Lookup lookup(FieldPath.Reader reader, FieldPath path) {
        if (path.rest().isEmpty()) {
            return Lookup.EXACT;
        }
        String name = String.join("__", path.rest());
        return Lookup.ofSpelling(name).orElseThrow(() -> unknown(reader, path, name));
    }

    /** After a relation a field may follow, after a field nothing but a lookup. */
    private static QueryException unknown(FieldPath.Reader reader, FieldPath path, String name) {
        if (!reader.endsAtRelation()) {
            List<String> nearest = Nearest.to(name, Lookup.spellings());
            return new QueryException("Unknown lookup '" + name + "' in '" + reader.expression() + "'."
                    + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?") + " Lookups are: "
                    + String.join(", ", Lookup.spellings()) + ".");
        }
        String first = path.rest().get(0);
        return reader.unknown(
                "'" + first + "' is neither a field of " + reader.reached().name() + " nor a lookup.",
                first,
                Lookup.spellings());
    }
}
