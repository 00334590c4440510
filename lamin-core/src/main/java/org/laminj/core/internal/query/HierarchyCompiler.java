package org.laminj.core.internal.query;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * Writes questions about the hierarchy of a registry as SQL.
 *
 * <p>What is reached from a record is gathered as a set, in a recursive table that grows until nothing new comes: neither
 * circles nor a multitude of ways to the same record make it larger. Links from a record to itself are passed over.
 */
public final class HierarchyCompiler {

    private final String table;
    private final String links;

    /**
     * @throws org.laminj.core.query.QueryException if records of the registry have no parents
     */
    public HierarchyCompiler(SchemaGraph schema, Registry<?> registry) {
        this.table = Dialect.quote(registry.table());
        this.links = ParentLinks.required(schema, registry).stream()
                .map(HierarchyCompiler::rows)
                .collect(joining(" UNION ALL ", "(", ") AS link"));
    }

    private static String rows(Relation.Linked link) {
        String below = Dialect.quote(link.near().field().column());
        String above = Dialect.quote(link.far().field().column());
        return "SELECT " + below + " AS below, " + above + " AS above FROM "
                + Dialect.quote(link.link().table()) + " WHERE " + below + " <> " + above;
    }

    /** The ids of the records one step away from some, whose ids a statement or list in brackets gives. */
    public Statement next(Side side, Statement ids) {
        return ids.surrounded("SELECT " + side.far() + " FROM " + links + " WHERE " + side.near() + " IN (", ")");
    }

    /**
     * All links that lead from some records to what is above or below them, each once: rows of an id, that of a record next
     * to it on that side, and fields of this record.
     *
     * @param starts a condition on these records
     */
    public Statement linksFrom(Side side, Statement starts, List<Field> fields) {
        String columns = fields.stream()
                .map(field -> ", record." + Dialect.quote(field.column()))
                .collect(joining());
        return reached(side, starts)
                .followedBy(" SELECT " + side.near() + ", " + side.far() + columns + nextToReached(side) + " JOIN "
                        + table + " AS record ON record.\"id\" = " + side.far());
    }

    /** The ids of some records, and of those above or below them. */
    Statement startsAndReached(Side side, Statement starts) {
        return reached(side, starts).followedBy(" SELECT id FROM reached");
    }

    private Statement reached(Side side, Statement starts) {
        return starts.surrounded(
                "WITH RECURSIVE reached(id) AS (SELECT \"id\" FROM " + table + " WHERE ",
                " UNION SELECT " + side.far() + nextToReached(side) + ")");
    }

    private String nextToReached(Side side) {
        return " FROM reached JOIN " + links + " ON " + side.near() + " = reached.id";
    }

    /**
     * The ids of the records above or below at least one of some; those of a circle are not above themselves.
     *
     * @param starts a condition on these records
     */
    Statement reachedFrom(Side side, Statement starts) {
        return starts.surrounded(
                "WITH RECURSIVE reached(start, id) AS (SELECT \"id\", \"id\" FROM " + table + " WHERE ",
                " UNION SELECT start, " + side.far() + nextToReached(side)
                        + ") SELECT id FROM reached WHERE id <> start");
    }
}
