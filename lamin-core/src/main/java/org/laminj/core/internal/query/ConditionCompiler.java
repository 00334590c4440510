package org.laminj.core.internal.query;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Lookup;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * Writes conditions as SQL.
 *
 * <p>A relation becomes a subquery on ids, so that no record is selected twice however many related ones match.
 */
final class ConditionCompiler {

    private static final int MOST_OF_A_LEVEL = 500;

    private final SchemaGraph graph;
    private final ComparisonCompiler comparisons;

    ConditionCompiler(SchemaGraph graph, ComparisonCompiler comparisons) {
        this.graph = graph;
        this.comparisons = comparisons;
    }

    /** Conditions that hold together; those along the same relation must hold for the same related record. */
    <R extends SqlRecord> Statement all(Registry<R> registry, List<Condition<R>> conditions) {
        List<Statement> parts = new ArrayList<>();
        List<Located> located = new ArrayList<>();
        for (Condition<R> condition : conditions) {
            if (condition instanceof Comparison<R> comparison) {
                ComparedField compared = ComparedField.of(graph, registry, comparison);
                FieldPath path = compared.path();
                located.add(new Located(
                        path.relations(),
                        path.reached(graph, registry),
                        path.field(),
                        compared.lookup(),
                        comparison.value()));
            } else {
                parts.add(nested(registry, condition));
            }
        }
        parts.addAll(parts(located));
        return joined(" AND ", parts, "1 = 1");
    }

    private <R extends SqlRecord> Statement nested(Registry<R> registry, Condition<R> condition) {
        if (condition instanceof Condition.Negation<R> negation) {
            return notTrue(all(registry, List.of(negation.condition())));
        }
        if (condition instanceof Condition.Any<R> any) {
            List<Statement> alternatives = any.conditions().stream()
                    .map(alternative -> all(registry, List.of(alternative)))
                    .toList();
            return joined(" OR ", alternatives, "1 = 0").inBrackets();
        }
        return all(registry, ((Condition.All<R>) condition).conditions()).inBrackets();
    }

    /** In brackets of some hundreds each where there are many: SQLite takes no deeper expression than a thousand. */
    private static Statement joined(String operator, List<Statement> parts, String ifNone) {
        if (parts.isEmpty()) {
            return Statement.of(ifNone);
        }
        return parts.size() <= MOST_OF_A_LEVEL
                ? Statement.joined(operator, parts)
                : Statement.joined(
                        operator,
                        Lists.partition(parts, MOST_OF_A_LEVEL).stream()
                                .map(some -> Statement.joined(operator, some).inBrackets())
                                .toList());
    }

    /** Where a value is absent a comparison with it is neither true nor false. */
    private static Statement notTrue(Statement condition) {
        return condition.inBrackets().followedBy(" IS NOT TRUE");
    }

    private List<Statement> parts(List<Located> conditions) {
        List<Statement> parts = new ArrayList<>();
        Map<Relation, List<Located>> alongRelation = new LinkedHashMap<>();
        for (Located condition : conditions) {
            if (condition.relations().isEmpty()) {
                parts.add(comparisons.compare(
                        condition.registry(), condition.field(), condition.lookup(), condition.value()));
            } else if (condition.isAbsence()) {
                // absent at the end of a way includes that the way itself does not lead anywhere
                parts.add(notTrue(Statement.joined(" AND ", parts(List.of(condition.negated())))));
            } else {
                alongRelation
                        .computeIfAbsent(condition.relations().get(0), relation -> new ArrayList<>())
                        .add(condition.behindFirst());
            }
        }
        alongRelation.forEach(
                (relation, behind) -> parts.add(related(relation, Statement.joined(" AND ", parts(behind)))));
        return parts;
    }

    private Statement related(Relation relation, Statement condition) {
        String table = Dialect.quote(graph.registry(relation.target()).table());
        String where = " WHERE " + condition.sql();
        String sql;
        if (relation instanceof Relation.ToOne one) {
            sql = Dialect.quote(one.field().column()) + " IN (SELECT \"id\" FROM " + table + where + ")";
        } else if (relation instanceof Relation.FromMany many) {
            sql = "\"id\" IN (SELECT " + Dialect.quote(many.field().column()) + " FROM " + table + where + ")";
        } else {
            Relation.Linked linked = (Relation.Linked) relation;
            sql = "\"id\" IN (SELECT " + Dialect.quote(linked.near().field().column()) + " FROM "
                    + Dialect.quote(linked.link().table()) + " WHERE "
                    + Dialect.quote(linked.far().field().column()) + " IN (SELECT \"id\" FROM " + table + where + "))";
        }
        return new Statement(sql, condition.parameters());
    }

    /** A comparison with its path resolved; the registry is that of the field. */
    private record Located(List<Relation> relations, Registry<?> registry, Field field, Lookup lookup, Object value) {

        Located behindFirst() {
            return new Located(relations.subList(1, relations.size()), registry, field, lookup, value);
        }

        boolean isAbsence() {
            return lookup == Lookup.ISNULL && ValueReader.truth(field, value);
        }

        Located negated() {
            return new Located(relations, registry, field, lookup, false);
        }
    }
}
