package org.laminj.core.internal.display;

import java.util.List;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A saved record and where to read what belongs to it.
 *
 * @param session one for the whole description, so that all of it shows one state of the database
 * @param whole whether all that belongs to it is read, and not only what people are shown
 */
record DescribedRecord(DatabaseSession session, SchemaGraph schema, Registry<?> registry, long id, boolean whole) {

    /** How many values of a kind to read, of which people are shown so many. */
    int most(int shown) {
        return whole ? Integer.MAX_VALUE : shown;
    }

    /** The ways through link tables in the order in which they are shown. */
    List<Relation.Linked> links() {
        return schema.links(registry.type());
    }

    /** How names of related records are shown. */
    RelatedNames relatedNames() {
        return RelatedNames.of(session.dialect());
    }

    /** Those links that people see and that lead to records of a type. */
    List<Relation.Linked> publicLinks(Class<? extends SqlRecord> target) {
        return links().stream()
                .filter(link -> !link.accessor().startsWith("_") && target.isAssignableFrom(link.target()))
                .toList();
    }
}
