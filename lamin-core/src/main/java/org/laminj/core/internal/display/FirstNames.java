package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/**
 * Reads the first distinct names behind links.
 *
 * <p>One statement, however many relations, and no more rows than are asked for.
 */
final class FirstNames {

    /** What the original prints of a record without a name, which it then takes for one. */
    private static final String NAMELESS = "None";

    private static final Field RELATION =
            Field.builder("relation", FieldType.INTEGER).build();
    private static final Field GROUP =
            Field.builder("group", FieldType.BIG_INTEGER).build();
    private static final Field NAME = Field.builder("name", FieldType.TEXT).build();

    /** Which names are first, and how these are sorted. */
    enum Order {
        /** Those whose links were made first, in that order. */
        LINKS("first_link", "first_link"),
        /** Those of the records with the smallest ids, in order of these. */
        IDS("first_id", "first_id"),
        /** Those whose links were made first, in order of the ids of their records. */
        IDS_OF_FIRST_LINKS("first_link", "first_id");

        private final String chosenBy;
        private final String sortedBy;

        Order(String chosenBy, String sortedBy) {
            this.chosenBy = chosenBy;
            this.sortedBy = sortedBy;
        }
    }

    private final DatabaseSession session;
    private final SchemaGraph schema;

    FirstNames(DatabaseSession session, SchemaGraph schema) {
        this.session = session;
        this.schema = schema;
    }

    /**
     * The first names in each group of each relation.
     *
     * @param near the ids of the records from which the links lead
     * @param group the column of a link table that groups; links without a value there are left out
     * @param most how many names of each group
     */
    List<LinkedName> read(
            List<Relation.Linked> relations,
            Collection<Long> near,
            Function<Relation.Linked, Field> group,
            Order order,
            int most) {
        if (relations.isEmpty() || near.isEmpty()) {
            return List.of();
        }
        List<Statement> all = new ArrayList<>();
        for (Relation.Linked relation : relations) {
            all.add(names(all.size(), relation, near, group.apply(relation)));
        }
        return session.select(first(all, order, most), new RowShape(List.of(RELATION, GROUP, NAME))).stream()
                .map(FirstNames::name)
                .toList();
    }

    private Statement names(int position, Relation.Linked relation, Collection<Long> near, Field group) {
        Registry<?> far = schema.registry(relation.target());
        String groupColumn = "l." + Dialect.quote(group.column());
        // name fields of different types meet in one result
        String name = "CAST(f." + Dialect.quote(far.nameField().column()) + " AS text)";
        Field nearField = relation.near().field();
        Statement links = session.dialect().isOneOf("l." + Dialect.quote(nearField.column()), nearField.type(), near);
        List<@Nullable Object> parameters = new ArrayList<>(links.parameters());
        parameters.add(NAMELESS);
        return new Statement(
                "SELECT " + position + " AS relation, " + groupColumn + " AS grouping_id, " + name
                        + " AS name, min(l.\"id\") AS first_link, min(f.\"id\") AS first_id FROM "
                        + Dialect.quote(relation.link().table()) + " l JOIN " + Dialect.quote(far.table())
                        + " f ON f.\"id\" = l."
                        + Dialect.quote(relation.far().field().column()) + " WHERE " + links.sql() + " AND "
                        + groupColumn + " IS NOT NULL AND " + name + " <> ? GROUP BY " + groupColumn + ", " + name,
                parameters);
    }

    private static Statement first(List<Statement> all, Order order, int most) {
        List<@Nullable Object> parameters = all.stream()
                .flatMap(statement -> statement.parameters().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        parameters.add(most);
        return new Statement(
                "SELECT relation, grouping_id, name FROM (SELECT relation, grouping_id, name, first_link, first_id,"
                        + " row_number() OVER (PARTITION BY relation, grouping_id ORDER BY " + order.chosenBy
                        + ") AS place FROM ("
                        + all.stream().map(Statement::sql).collect(Collectors.joining(" UNION ALL "))
                        + ") AS named) AS placed WHERE place <= ? ORDER BY relation, " + order.sortedBy,
                parameters);
    }

    private static LinkedName name(Row row) {
        return new LinkedName((int) row.number(RELATION), row.number(GROUP), String.valueOf(row.get(NAME)));
    }
}
