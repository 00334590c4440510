package org.laminj.core.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.laminj.core.internal.store.CaseFolding;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Dialect.TextMatch;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;

/** Writes the comparison of one column with a value as SQL that gives the same on all databases. */
final class ComparisonCompiler {

    private final Dialect dialect;
    private final ValueReader values;
    private final HierarchyConditions hierarchies;

    ComparisonCompiler(Dialect dialect, ValueReader values, HierarchyConditions hierarchies) {
        this.dialect = dialect;
        this.values = values;
        this.hierarchies = hierarchies;
    }

    /**
     * @param registry that of the field
     */
    Statement compare(Registry<?> registry, Field field, Lookup lookup, Object value) {
        return switch (lookup) {
            case EXACT -> comparison(field, "=", value);
            case GT -> comparison(field, ">", value);
            case GTE -> comparison(field, ">=", value);
            case LT -> comparison(field, "<", value);
            case LTE -> comparison(field, "<=", value);
            case ISNULL ->
                Statement.of(column(field) + (ValueReader.truth(field, value) ? " IS NULL" : " IS NOT NULL"));
            case IN -> isOneOf(field, values.readAll(field, value));
            case RANGE -> range(field, value);
            case IEXACT -> ignoringCase(TextMatch.EQUALS, field, lookup, value);
            case CONTAINS -> text(TextMatch.CONTAINS, field, lookup, value);
            case ICONTAINS -> ignoringCase(TextMatch.CONTAINS, field, lookup, value);
            case STARTSWITH -> text(TextMatch.STARTS_WITH, field, lookup, value);
            case ISTARTSWITH -> ignoringCase(TextMatch.STARTS_WITH, field, lookup, value);
            case ENDSWITH -> text(TextMatch.ENDS_WITH, field, lookup, value);
            case REGEX -> {
                CommonPattern.check(field, value.toString());
                yield text(TextMatch.MATCHES, field, lookup, value);
            }
            case IS_A, DESCENDANTS_OF, ANCESTORS_OF -> hierarchies.condition(registry, field, lookup, value);
        };
    }

    private static String column(Field field) {
        return Dialect.quote(field.column());
    }

    private Statement comparison(Field field, String operator, Object value) {
        Object read = values.read(field, value);
        if (read instanceof JsonNode json) {
            return jsonComparison(field, operator, json);
        }
        String column = operator.equals("=") ? column(field) : dialect.sortable(field.type(), column(field));
        return Statement.of(column + " " + operator + " ?", dialect.encode(field.type(), read));
    }

    private Statement jsonComparison(Field field, String operator, JsonNode value) {
        if (!operator.equals("=") && !value.isNumber() && !value.isTextual()) {
            throw new QueryException("Value '" + value + "' has no place in an order: field '" + field.name()
                    + "' is compared by size with numbers and with text in double quotes only.");
        }
        return dialect.jsonCondition(operator, column(field), value);
    }

    private Statement isOneOf(Field field, List<Object> wanted) {
        if (field.type() != FieldType.JSON) {
            return dialect.isOneOf(column(field), field.type(), wanted);
        }
        return wanted.isEmpty()
                ? Statement.of("1 = 0")
                : Statement.joined(
                                " OR ",
                                wanted.stream()
                                        .map(value -> comparison(field, "=", value))
                                        .toList())
                        .inBrackets();
    }

    private Statement range(Field field, Object value) {
        List<Object> ends = values.readAll(field, value);
        if (ends.size() != 2) {
            throw new QueryException(
                    "Lookup 'range' of field '" + field.name() + "' takes two values, not " + ends.size() + ".");
        }
        return Statement.joined(
                " AND ", List.of(comparison(field, ">=", ends.get(0)), comparison(field, "<=", ends.get(1))));
    }

    private Statement text(TextMatch match, Field field, Lookup lookup, Object value) {
        return dialect.textCondition(match, text(field, lookup), values.text(field, value));
    }

    private Statement ignoringCase(TextMatch match, Field field, Lookup lookup, Object value) {
        CaseFolding folding = CaseFolding.of(values.text(field, value));
        return dialect.textCondition(match, dialect.folded(text(field, lookup), folding), folding.folded());
    }

    private Statement text(Field field, Lookup lookup) {
        if (field.type() != FieldType.TEXT && field.type() != FieldType.JSON) {
            throw new QueryException("Lookup '" + lookup.spelling() + "' compares text, and field '" + field.name()
                    + "' holds none. Use exact, in, gt, gte, lt, lte, range or isnull.");
        }
        return Statement.of(dialect.text(field.type(), column(field)));
    }
}
