package org.laminj.transfer.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/** The links between terms and what is above them that come from a public ontology, before they are there. */
final class PublicLinks {

    private final FoundTransfer found;
    private final StoreSession source;

    PublicLinks(FoundTransfer found, StoreSession source) {
        this.found = found;
        this.source = source;
    }

    /** How many there will be, by link table. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (OfRegistry resolved : found.closure().resolved().all()) {
            long links = resolved.terms().stream()
                    .mapToLong(term -> Set.copyOf(term.parents()).size())
                    .sum();
            if (links > 0) {
                found.scope().hierarchies(resolved.registry()).stream()
                        .findFirst()
                        .ifPresent(linked -> counts.merge(linked.link().table(), links, Long::sum));
            }
        }
        return counts;
    }

    /** The ids in the source of links that are among them. */
    Set<Long> alsoInSource(LinkTable link) {
        for (OfRegistry resolved : found.closure().resolved().all()) {
            for (Relation.Linked linked : found.scope().hierarchies(resolved.registry())) {
                if (linked.link().equals(link) && !resolved.records().isEmpty()) {
                    return alsoInSource(linked, resolved);
                }
            }
        }
        return Set.of();
    }

    private Set<Long> alsoInSource(Relation.Linked linked, OfRegistry resolved) {
        Registry<?> registry = resolved.registry();
        Field near = linked.near().field();
        Field far = linked.far().field();
        Map<Long, Term> below = new HashMap<>();
        found.closure()
                .of(registry)
                .all()
                .forEach(record -> Stream.of(record.merged())
                        .flatMap(standing -> standing.term().stream())
                        .forEach(term -> below.put(record.sourceId(), term)));
        List<Row> links = source.select(linked.link(), List.of(linked.link().id(), near, far), near, below.keySet());
        Map<Long, Object> ontologyIds = ontologyIds(registry, far, links);
        Set<Long> ids = new LinkedHashSet<>();
        for (Row link : links) {
            Term term = below.get(link.number(near));
            if (term != null && term.parents().stream().anyMatch(id -> id.equals(ontologyIds.get(link.number(far))))) {
                ids.add(link.number(linked.link().id()));
            }
        }
        return ids;
    }

    private Map<Long, Object> ontologyIds(Registry<?> registry, Field far, List<Row> links) {
        Field ontologyId = registry.ontologyIdField().orElseThrow();
        Set<Long> ids = new HashSet<>();
        links.forEach(link -> ids.add(link.number(far)));
        Map<Long, Object> byId = new HashMap<>();
        for (Row row : source.select(registry, List.of(registry.id(), ontologyId), registry.id(), ids)) {
            Object value = row.get(ontologyId);
            if (value != null) {
                byId.put(row.number(registry.id()), value);
            }
        }
        return byId;
    }
}
