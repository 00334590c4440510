package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * Where a condition looks: relations to walk along, the field at their end, and how to compare it.
 *
 * @param relations may be empty
 * @param field the field to compare; {@code id} where the path ends at a relation
 */
record FieldPath(List<Relation> relations, Field field, Lookup lookup) {

    FieldPath {
        relations = List.copyOf(relations);
    }

    static FieldPath of(SchemaGraph graph, Registry<?> registry, Comparison<?> condition) {
        Optional<String> component = condition.component();
        if (component.isPresent()) {
            Field field = registry.componentField(component.get())
                    .orElseThrow(() -> new QueryException("Registry " + registry.name() + " has no component '"
                            + component.get() + "': name a field of its record by method reference."));
            return new FieldPath(List.of(), field, condition.lookup().orElse(Lookup.EXACT));
        }
        return new Parser(graph, registry, condition.expression()).parse();
    }

    /** Reads an expression such as {@code run__transform__key__startswith} from left to right. */
    private static final class Parser {

        private final SchemaGraph graph;
        private final String expression;
        private final List<Relation> relations = new ArrayList<>();
        private Registry<?> registry;

        Parser(SchemaGraph graph, Registry<?> registry, String expression) {
            this.graph = graph;
            this.registry = registry;
            this.expression = expression;
        }

        FieldPath parse() {
            List<String> names = List.of(expression.split("__(?!$)"));
            int next = 0;
            while (next < names.size() && step(names.get(next))) {
                next++;
            }
            Optional<Field> field = next < names.size() ? registry.field(names.get(next)) : Optional.empty();
            if (field.isPresent()) {
                next++;
            } else if (next == 0) {
                throw unknownField(names.get(0));
            }
            Lookup lookup = lookup(names.subList(next, names.size()), field.isPresent());
            return field.map(found -> new FieldPath(relations, found, lookup)).orElseGet(() -> toRecord(lookup));
        }

        /** A path that ends at a relation compares the record there: by the reference itself where there is one. */
        private FieldPath toRecord(Lookup lookup) {
            int last = relations.size() - 1;
            return relations.get(last) instanceof Relation.ToOne reference
                    ? new FieldPath(relations.subList(0, last), reference.field(), lookup)
                    : new FieldPath(relations, registry.id(), lookup);
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

        private Lookup lookup(List<String> rest, boolean atField) {
            if (rest.isEmpty()) {
                return Lookup.EXACT;
            }
            String name = String.join("__", rest);
            return Lookup.ofSpelling(name)
                    .orElseThrow(() -> atField ? unknownLookup(name) : unknownFieldOrLookup(rest.get(0)));
        }

        private QueryException unknownField(String name) {
            List<String> known = fieldNames();
            return new QueryException("Cannot resolve '" + name + "' in '" + expression + "': registry "
                    + registry.name() + " has no such field." + suggestion(name, known) + " Choices are: "
                    + String.join(", ", known) + ".");
        }

        private QueryException unknownFieldOrLookup(String name) {
            List<String> known = Stream.concat(fieldNames().stream(), Lookup.spellings().stream())
                    .toList();
            return new QueryException("Cannot resolve '" + name + "' in '" + expression + "': it is neither a field of "
                    + registry.name() + " nor a lookup." + suggestion(name, known) + " Fields are: "
                    + String.join(", ", fieldNames()) + ".");
        }

        private QueryException unknownLookup(String name) {
            return new QueryException("Unknown lookup '" + name + "' in '" + expression + "'."
                    + suggestion(name, Lookup.spellings()) + " Lookups are: "
                    + String.join(", ", Lookup.spellings()) + ".");
        }

        private static String suggestion(String name, List<String> known) {
            List<String> nearest = Nearest.to(name, known);
            return nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?";
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
