package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A way to a field: relations to walk along and the field at their end.
 *
 * @param relations may be empty
 * @param field {@code id} where the way names no field and ends at no reference
 * @param rest what of the expression follows, such as a lookup; may be empty
 */
record FieldPath(List<Relation> relations, Field field, List<String> rest) {

    FieldPath {
        relations = List.copyOf(relations);
        rest = List.copyOf(rest);
    }

    /** The registry of the field, if the way starts at this one. */
    Registry<?> reached(SchemaGraph graph, Registry<?> start) {
        return relations.isEmpty()
                ? start
                : graph.registry(relations.get(relations.size() - 1).target());
    }

    /**
     * Reads an expression that names a field and nothing more: a component after a point, or a way such as
     * {@code created_by__handle}.
     *
     * @param purpose what the field is for, in words that follow "Cannot"
     */
    static FieldPath toField(SchemaGraph graph, Registry<?> registry, String expression, String purpose) {
        if (expression.startsWith(".")) {
            return ofComponent(registry, expression.substring(1));
        }
        Reader reader = new Reader(graph, registry, expression, purpose);
        FieldPath path = reader.read();
        if (!path.rest().isEmpty()) {
            throw reader.unknownField(path.rest().get(0));
        }
        return path;
    }

    /** The field of a record that a method reference names. */
    static FieldPath ofComponent(Registry<?> registry, String component) {
        Field field = registry.componentField(component)
                .orElseThrow(() -> new QueryException("Registry " + registry.name() + " has no component '" + component
                        + "': name a field of its record by method reference."));
        return new FieldPath(List.of(), field, List.of());
    }

    /** Reads an expression such as {@code run__transform__key__startswith} from left to right. */
    static final class Reader {

        private final SchemaGraph graph;
        private final String expression;
        private final String purpose;
        private final List<Relation> relations = new ArrayList<>();
        private Registry<?> registry;
        private boolean endsAtRelation;

        /**
         * @param purpose what the way is for, in words that follow "Cannot"
         */
        Reader(SchemaGraph graph, Registry<?> registry, String expression, String purpose) {
            this.graph = graph;
            this.registry = registry;
            this.expression = expression;
            this.purpose = purpose;
        }

        FieldPath read() {
            List<String> names = List.of(expression.split("__(?!$)"));
            int next = 0;
            while (next < names.size() && step(names.get(next))) {
                next++;
            }
            List<String> rest = names.subList(next, names.size());
            if (!rest.isEmpty() && registry.field(rest.get(0)).isPresent()) {
                return new FieldPath(
                        relations, registry.field(rest.get(0)).orElseThrow(), rest.subList(1, rest.size()));
            }
            if (next == 0 && !isOfHierarchy(rest)) {
                throw unknownField(names.get(0));
            }
            endsAtRelation = true;
            return toRecord(rest);
        }

        private boolean step(String name) {
            Relation relation = graph.relations(registry.type()).get(name);
            if (relation == null) {
                return false;
            }
            relations.add(relation);
            registry = graph.registry(relation.target());
            return true;
        }

        /** Lookups of hierarchies ask of a record, so none of its fields need be named. */
        private static boolean isOfHierarchy(List<String> rest) {
            return rest.size() == 1 && Lookup.ofSpelling(rest.get(0)).stream().anyMatch(Lookup::isOfHierarchy);
        }

        /** A way that ends at no field means the record there: by the reference itself where there is one. */
        private FieldPath toRecord(List<String> rest) {
            int last = relations.size() - 1;
            return last >= 0 && relations.get(last) instanceof Relation.ToOne reference
                    ? new FieldPath(relations.subList(0, last), reference.field(), rest)
                    : new FieldPath(relations, registry.id(), rest);
        }

        QueryException unknownField(String name) {
            return unknown("registry " + registry.name() + " has no field '" + name + "'.", name, List.of());
        }

        /**
         * What to say of a name that is not understood where the way ends.
         *
         * @param problem a sentence
         * @param others what could have been meant beside fields of the registry that was reached
         */
        QueryException unknown(String problem, String name, List<String> others) {
            List<String> fields = fieldNames();
            List<String> nearest = Nearest.to(
                    name, Stream.concat(fields.stream(), others.stream()).toList());
            return new QueryException("Cannot " + purpose + " '" + expression + "': " + problem
                    + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?") + " Choices are: "
                    + String.join(", ", fields) + ".");
        }

        String expression() {
            return expression;
        }

        /** The registry at the end of the relations that were walked along. */
        Registry<?> reached() {
            return registry;
        }

        /** Whether no field was named after the last relation. */
        boolean endsAtRelation() {
            return endsAtRelation;
        }

        private List<String> fieldNames() {
            return Stream.concat(
                            registry.fields().stream().map(Field::name),
                            graph.relations(registry.type()).keySet().stream())
                    .distinct()
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }
}
