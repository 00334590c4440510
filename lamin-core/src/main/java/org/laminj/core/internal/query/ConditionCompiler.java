package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Dialect.TextMatch;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * Writes conditions as SQL.
 *
 * <p>A relation becomes a subquery on ids, so that no record is selected twice however many related ones match.
 */
final class ConditionCompiler {

    private final SchemaGraph graph;
    private final Dialect dialect;
    private final ValueReader values = new ValueReader();

    ConditionCompiler(SchemaGraph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    /** All conditions of one filter together; those along the same relation must hold for the same related record. */
    <R extends SqlRecord> Statement compile(Registry<R> registry, List<Condition<R>> filter) {
        List<Located> located = filter.stream()
                .map(condition -> {
                    FieldPath path = FieldPath.of(graph, registry, condition);
                    return new Located(path.relations(), path.field(), path.lookup(), condition.value());
                })
                .toList();
        return all(located);
    }

    private Statement all(List<Located> conditions) {
        if (conditions.isEmpty()) {
            return Statement.of("1 = 1");
        }
        List<Statement> parts = new ArrayList<>();
        Map<Relation, List<Located>> alongRelation = new LinkedHashMap<>();
        for (Located condition : conditions) {
            if (condition.relations().isEmpty()) {
                parts.add(compare(condition.field(), condition.lookup(), condition.value()));
            } else if (condition.isAbsence()) {
                // absent at the end of a way includes that the way itself does not lead anywhere
                Statement present = all(List.of(condition.negated()));
                parts.add(new Statement("(" + present.sql() + ") IS NOT TRUE", present.parameters()));
            } else {
                alongRelation
                        .computeIfAbsent(condition.relations().get(0), relation -> new ArrayList<>())
                        .add(condition.behindFirst());
            }
        }
        alongRelation.forEach((relation, behind) -> parts.add(related(relation, all(behind))));
        return new Statement(
                parts.stream().map(Statement::sql).collect(Collectors.joining(" AND ")),
                parts.stream().flatMap(part -> part.parameters().stream()).collect(Collectors.toList()));
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

    private Statement compare(Field field, Lookup lookup, Object value) {
        String column = Dialect.quote(field.column());
        return switch (lookup) {
            case EXACT -> comparison(column, "=", field, value);
            case GT -> comparison(column, ">", field, value);
            case GTE -> comparison(column, ">=", field, value);
            case LT -> comparison(column, "<", field, value);
            case LTE -> comparison(column, "<=", field, value);
            case ISNULL -> Statement.of(column + (ValueReader.truth(field, value) ? " IS NULL" : " IS NOT NULL"));
            case IN -> dialect.isOneOf(column, field.type(), values.readAll(field, value));
            case RANGE -> range(column, field, value);
            case IEXACT -> text(TextMatch.EQUALS_IGNORING_CASE, column, field, lookup, value);
            case CONTAINS -> text(TextMatch.CONTAINS, column, field, lookup, value);
            case ICONTAINS -> text(TextMatch.CONTAINS_IGNORING_CASE, column, field, lookup, value);
            case STARTSWITH -> text(TextMatch.STARTS_WITH, column, field, lookup, value);
            case ISTARTSWITH -> text(TextMatch.STARTS_WITH_IGNORING_CASE, column, field, lookup, value);
            case ENDSWITH -> text(TextMatch.ENDS_WITH, column, field, lookup, value);
            case REGEX -> text(TextMatch.MATCHES, column, field, lookup, value);
        };
    }

    private Statement comparison(String column, String operator, Field field, Object value) {
        return Statement.of(column + " " + operator + " ?", dialect.encode(field.type(), values.read(field, value)));
    }

    private Statement range(String column, Field field, Object value) {
        List<Object> ends = values.readAll(field, value);
        if (ends.size() != 2) {
            throw new QueryException(
                    "Lookup 'range' of field '" + field.name() + "' takes two values, not " + ends.size() + ".");
        }
        return Statement.of(
                column + " BETWEEN ? AND ?",
                dialect.encode(field.type(), ends.get(0)),
                dialect.encode(field.type(), ends.get(1)));
    }

    private Statement text(TextMatch match, String column, Field field, Lookup lookup, Object value) {
        if (field.type() != FieldType.TEXT && field.type() != FieldType.JSON) {
            throw new QueryException("Lookup '" + lookup.spelling() + "' compares text, and field '" + field.name()
                    + "' holds none. Use exact, in, gt, gte, lt, lte, range or isnull.");
        }
        if (match == TextMatch.MATCHES) {
            checkPattern(field, value.toString());
        }
        return dialect.textCondition(match, column, value.toString());
    }

    private static void checkPattern(Field field, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new QueryException("Value '" + pattern + "' of lookup 'regex' on field '" + field.name()
                    + "' is no regular expression: " + e.getDescription() + ".");
        }
    }

    /** A condition with its path resolved. */
    private record Located(List<Relation> relations, Field field, Lookup lookup, Object value) {

        Located behindFirst() {
            return new Located(relations.subList(1, relations.size()), field, lookup, value);
        }

        boolean isAbsence() {
            return lookup == Lookup.ISNULL && ValueReader.truth(field, value);
        }

        Located negated() {
            return new Located(relations, field, lookup, false);
        }
    }
}
