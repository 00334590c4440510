package org.laminj.transfer.internal;

import java.util.List;
import java.util.Set;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.registry.TransferPolicy;

/**
 * What source and target both know, and what a transfer follows in it.
 *
 * @param source everything that the source knows
 * @param graph the registries and link tables of the modules that both have
 * @param outside link tables of the source that lead from such a registry to one that the target lacks
 */
record Scope(SchemaGraph source, SchemaGraph graph, List<LinkTable> outside) {

    static Scope of(Instance source, Instance target) {
        SchemaGraph shared = source.schema().restrictedTo(target.schema().modules());
        Set<LinkTable> inside = Set.copyOf(shared.linkTables());
        List<LinkTable> outside = source.schema().linkTables().stream()
                .filter(link -> !inside.contains(link))
                .filter(link -> shared.contains(link.from().registry())
                        != shared.contains(link.to().registry()))
                .toList();
        return new Scope(source.schema(), shared, outside);
    }

    Registry<?> registry(Class<? extends SqlRecord> type) {
        return graph.registry(type);
    }

    /** The references that bring their record along. */
    static List<Field> followedReferences(Table table) {
        return table.foreignKeys().stream()
                .filter(field -> field.foreignKey().orElseThrow().onTransfer() == TransferPolicy.FOLLOW)
                .toList();
    }

    /** The links that bring the records at their far end along. */
    List<Relation.Linked> followedLinks(Registry<?> registry) {
        return graph.links(registry.type()).stream()
                .filter(linked -> linked.near().onTransfer() == TransferPolicy.FOLLOW)
                .toList();
    }
}
