package org.laminj.core.internal.delete;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;

/** What still needs records that are to be deleted: others that name them, and are not deleted themselves. */
final class Uses {

    private final DatabaseSession session;
    private final SchemaGraph graph;
    private final Doomed doomed;

    Uses(DatabaseSession session, SchemaGraph graph, Doomed doomed) {
        this.session = session;
        this.graph = graph;
        this.doomed = doomed;
    }

    /** One text for each kind of use, such as {@code 3 by Artifact.ulabels}. */
    List<String> list() {
        return doomed.registries().stream()
                .flatMap(registry -> Stream.concat(byReference(registry), byLink(registry)))
                .toList();
    }

    private Stream<String> byReference(Registry<?> needed) {
        return graph.registries().stream()
                .flatMap(user -> user.foreignKeys().stream()
                        .filter(field -> protects(field, needed))
                        .map(field ->
                                use(count(user, field, needed, user.id(), user), user.name() + "." + field.name())))
                .flatMap(Optional::stream);
    }

    private Stream<String> byLink(Registry<?> needed) {
        return graph.linkTables().stream()
                .flatMap(link -> Stream.concat(byEnd(link, needed), byCarried(link, needed)))
                .flatMap(Optional::stream);
    }

    private Stream<Optional<String>> byEnd(LinkTable link, Registry<?> needed) {
        return Stream.of(link.from(), link.to())
                .filter(end -> end.registry() == needed.type() && end.onDelete() == DeletePolicy.PROTECT)
                .map(end -> byHolder(link, end.field(), link.opposite(end), needed, ""));
    }

    /** Links name more than their ends, such as the feature under which a label stands. */
    private Stream<Optional<String>> byCarried(LinkTable link, Registry<?> needed) {
        return link.fields().stream()
                .filter(field ->
                        field != link.from().field() && field != link.to().field())
                .filter(field -> protects(field, needed))
                .map(field -> byHolder(link, field, link.from(), needed, " as " + field.name()));
    }

    private Optional<String> byHolder(
            LinkTable link, Field field, LinkTable.End holding, Registry<?> needed, String how) {
        Registry<?> holder = graph.registry(holding.registry());
        return use(count(link, field, needed, holding.field(), holder), holder.name() + "." + holding.accessor() + how);
    }

    /** How many records of a registry name what is needed in rows of a table, those aside that go themselves. */
    private long count(Table table, Field field, Registry<?> needed, Field user, Registry<?> users) {
        Set<Long> going = doomed.of(users);
        return session.select(table, List.of(user), field, doomed.of(needed)).stream()
                .map(row -> row.number(user))
                .filter(id -> !going.contains(id))
                .distinct()
                .count();
    }

    private static boolean protects(Field field, Registry<?> needed) {
        return field.foreignKey()
                .filter(key -> key.target() == needed.type() && key.onDelete() == DeletePolicy.PROTECT)
                .isPresent();
    }

    private static Optional<String> use(long count, String name) {
        return count == 0 ? Optional.empty() : Optional.of(count + " by " + name);
    }
}
