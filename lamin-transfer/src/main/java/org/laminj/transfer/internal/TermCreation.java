package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.internal.ResolvedTerms.Answer;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/** Has the modules of the target create the terms that come from public ontologies, and learns their ids. */
final class TermCreation {

    private final StoreSession target;
    private final Scope scope;
    private final OwnRecords own;
    private final Instant now;
    private final CreatedRows created;
    private final Map<String, Long> links = new HashMap<>();

    TermCreation(StoreSession target, Scope scope, OwnRecords own, Instant now, CreatedRows created) {
        this.target = target;
        this.scope = scope;
        this.own = own;
        this.now = now;
        this.created = created;
    }

    /**
     * Creates the terms of one registry, with those above them.
     *
     * @return how many
     */
    int create(OfRegistry resolved) {
        if (resolved.answers().isEmpty()) {
            return 0;
        }
        Creation creation = new Creation(own.user(), own.run(), now);
        Set<String> uids = new HashSet<>();
        for (Answer answer : resolved.answers()) {
            answer.found().create(target, creation).forEach(term -> uids.add(term.uid()));
        }
        Registry<?> registry = resolved.registry();
        Map<String, Long> ids = ids(registry, resolved.uids());
        resolved.records().forEach((uid, record) -> record.written(arrived(registry, ids, uid)));
        Set<Long> newIds = new HashSet<>();
        uids.forEach(uid -> newIds.add(arrived(registry, ids, uid)));
        if (!CreatedRows.areMarked(registry)) {
            created.note(registry, newIds);
        }
        scope.hierarchies(registry).forEach(linked -> noteLinks(linked, newIds));
        return uids.size();
    }

    /** How many links to what is above came with the terms, by link table. */
    Map<String, Long> links() {
        return links;
    }

    private Map<String, Long> ids(Registry<?> registry, Set<String> uids) {
        Field uid = registry.uid().orElseThrow();
        Map<String, Long> ids = new HashMap<>();
        target.select(registry, List.of(registry.id(), uid), uid, uids)
                .forEach(row -> ids.put(String.valueOf(row.get(uid)), row.number(registry.id())));
        return ids;
    }

    private static long arrived(Registry<?> registry, Map<String, Long> ids, String uid) {
        Long id = ids.get(uid);
        if (id == null) {
            throw new IllegalStateException("Term '" + uid + "' of " + registry.name()
                    + " was to come from a public ontology and is not there. Nothing was written. Please report this"
                    + " with the plan of the transfer.");
        }
        return id;
    }

    /** All links of new terms to what is above them came with them. */
    private void noteLinks(Relation.Linked linked, Set<Long> newIds) {
        LinkTable link = linked.link();
        Set<Long> ids = new HashSet<>();
        target.select(link, List.of(link.id()), linked.near().field(), newIds)
                .forEach(row -> ids.add(row.number(link.id())));
        if (!ids.isEmpty()) {
            links.merge(link.table(), (long) ids.size(), Long::sum);
            if (!CreatedRows.areMarked(link)) {
                created.note(link, ids);
            }
        }
    }
}
