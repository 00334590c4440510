package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.core.uid.DeterministicUid;
import org.laminj.transfer.BotanyModule.Flora;
import org.laminj.transfer.BotanyModule.Plant;

/** Public floras, each with some kinds of plants; those that are not here cannot be read. */
final class Floras implements PublicTerms {

    private final Map<String, Map<String, Term>> terms = new HashMap<>();

    /** The uid of a plant in every instance. */
    static String uid(String ontologyId) {
        return DeterministicUid.of(ontologyId, 8);
    }

    /** Adds a kind of plant to a flora, after all that are above it. */
    void add(String flora, String ontologyId, String name, @Nullable String synonyms, String... parents) {
        add(flora, new Term(uid(ontologyId), ontologyId, name, synonyms, null, List.of(parents), false));
    }

    void add(String flora, Term term) {
        terms.computeIfAbsent(flora, name -> new LinkedHashMap<>()).put(term.ontologyId(), term);
    }

    @Override
    public List<Release> releases(Instance instance, Registry<?> registry) {
        return registry.type() != Plant.class
                ? List.of()
                : instance.query(Flora.class).orderBy(Flora::name).list().stream()
                        .filter(Flora::used)
                        .<Release>map(flora -> new OneFlora(instance.schema(), flora))
                        .toList();
    }

    private final class OneFlora implements Release {

        private final SchemaGraph graph;
        private final Flora flora;

        OneFlora(SchemaGraph graph, Flora flora) {
            this.graph = graph;
            this.flora = flora;
        }

        @Override
        public String name() {
            return flora.name() + " " + flora.version();
        }

        @Override
        public Found find(Collection<String> ontologyIds) {
            Map<String, Term> all = terms.get(name());
            if (all == null) {
                throw new OutOfPrintException(name());
            }
            Map<String, Term> found = new LinkedHashMap<>(all);
            found.keySet().retainAll(Set.copyOf(ontologyIds));
            return new SomePlants(graph, flora, all, Map.copyOf(found));
        }
    }

    private static final class OutOfPrintException extends LaminException {

        private static final long serialVersionUID = 1L;

        OutOfPrintException(String flora) {
            super("Flora " + flora + " is out of print. Look for it in a library.");
        }
    }

    private record SomePlants(SchemaGraph graph, Flora flora, Map<String, Term> all, Map<String, Term> terms)
            implements Found {

        @Override
        public List<Term> missing(StoreSession session) {
            Registry<Plant> plants = graph.registry(Plant.class);
            Field uid = plants.uid().orElseThrow();
            Set<String> wanted = withAbove();
            List<Term> missing = new ArrayList<>(all.values());
            missing.removeIf(term -> !wanted.contains(term.ontologyId()));
            Set<Object> there = new HashSet<>();
            Set<String> uids = new HashSet<>();
            missing.forEach(term -> uids.add(term.uid()));
            session.select(plants, List.of(uid), uid, uids).forEach(row -> there.add(row.get(uid)));
            Field ontologyId = plants.ontologyIdField().orElseThrow();
            session.select(plants, List.of(ontologyId), ontologyId, wanted)
                    .forEach(row -> there.add(row.get(ontologyId)));
            missing.removeIf(term -> there.contains(term.uid()) || there.contains(term.ontologyId()));
            return missing;
        }

        private Set<String> withAbove() {
            Set<String> wanted = new HashSet<>();
            List<String> next = new ArrayList<>(terms.keySet());
            while (!next.isEmpty()) {
                String id = next.remove(next.size() - 1);
                if (wanted.add(id)) {
                    next.addAll(requireNonNull(all.get(id)).parents());
                }
            }
            return wanted;
        }

        @Override
        public List<Term> create(StoreSession session, Creation creation) {
            List<Term> missing = missing(session);
            Registry<Plant> plants = graph.registry(Plant.class);
            session.insert(
                    plants,
                    missing.stream().map(term -> row(plants, term, creation)).toList());
            Field uid = plants.uid().orElseThrow();
            Map<String, Long> ids = new HashMap<>();
            Set<String> uids = new HashSet<>();
            all.values().forEach(term -> uids.add(term.uid()));
            session.select(plants, List.of(plants.id(), uid), uid, uids)
                    .forEach(row -> ids.put(String.valueOf(row.get(uid)), row.number(plants.id())));
            Relation.Linked parents = (Relation.Linked)
                    requireNonNull(graph.relations(Plant.class).get("parents"));
            RowShape shape =
                    new RowShape(List.of(parents.near().field(), parents.far().field()));
            List<Row> links = new ArrayList<>();
            for (Term term : missing) {
                for (String parent : term.parents()) {
                    links.add(new Row(shape, new @Nullable Object[] {ids.get(term.uid()), ids.get(uid(parent))}));
                }
            }
            session.insert(parents.link(), links);
            return missing;
        }

        private Row row(Registry<Plant> plants, Term term, Creation creation) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("created_at", creation.at());
            values.put("updated_at", creation.at());
            values.put("uid", term.uid());
            values.put("name", term.name());
            values.put("ontology_id", term.ontologyId());
            values.put("synonyms", term.synonyms());
            values.put("description", term.description());
            values.put("created_by", creation.createdBy());
            values.put("run", creation.run());
            values.put("flora", flora.id().value());
            return new Row(
                    new RowShape(values.keySet().stream()
                            .map(name -> plants.field(name).orElseThrow())
                            .toList()),
                    values.values().toArray());
        }
    }
}
