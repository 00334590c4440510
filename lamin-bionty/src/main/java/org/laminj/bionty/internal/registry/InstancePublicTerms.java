package org.laminj.bionty.internal.registry;

import static java.util.Objects.requireNonNull;
import static org.laminj.core.query.Condition.where;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.laminj.bionty.Source;
import org.laminj.bionty.TermProgress;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.OnOtherRelease;

/** The terms of the releases that instances use, for those who want them to be there before other records. */
public final class InstancePublicTerms implements PublicTerms {

    private final BiFunction<Instance, Source, Ontology> ontologies;

    /**
     * @param ontologies reads the terms of a source of an instance
     */
    public InstancePublicTerms(BiFunction<Instance, Source, Ontology> ontologies) {
        this.ontologies = ontologies;
    }

    @Override
    public List<Release> releases(Instance instance, Registry<?> registry) {
        return ofRegistry(instance, registry);
    }

    private <R extends SqlRecord> List<Release> ofRegistry(Instance instance, Registry<R> registry) {
        return TermRegistry.find(instance.schema(), registry)
                .map(terms -> ofTerms(instance, terms))
                .orElse(List.of());
    }

    private <R extends SqlRecord> List<Release> ofTerms(Instance instance, TermRegistry<R> terms) {
        List<Release> releases = new ArrayList<>();
        instance.query(Source.class)
                .filter(
                        where(Source::entity).is(terms.entity()),
                        where(Source::currentlyUsed).is(true))
                .orderBy("id")
                .list()
                .forEach(source -> releases.add(new UsedRelease<>(instance, terms, source)));
        return releases;
    }

    /** A release that an instance uses. */
    private final class UsedRelease<R extends SqlRecord> implements Release {

        private final Instance instance;
        private final TermRegistry<R> terms;
        private final Source source;
        private final Supplier<Ontology> ontology;

        UsedRelease(Instance instance, TermRegistry<R> terms, Source source) {
            this.instance = instance;
            this.terms = terms;
            this.source = source;
            this.ontology = Suppliers.memoize(() -> ontologies.apply(instance, source));
        }

        @Override
        public String name() {
            return TermRelease.name(source);
        }

        @Override
        public Found find(Collection<String> ontologyIds) {
            TermReleases releases = new TermReleases(instance, this::ontology);
            return new FoundTerms<>(releases.read(terms, source, null), instance.schema(), ontologyIds);
        }

        /** Reads this release once; that of the organisms, if it is needed, each time. */
        private Ontology ontology(Source wanted) {
            return wanted.equals(source) ? ontology.get() : ontologies.apply(instance, wanted);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** Terms that a release has. */
    private static final class FoundTerms<R extends SqlRecord> implements Found {

        private final TermRelease<R> release;
        private final TermScope scope;
        private final TermWriter<R> writer;
        private final Map<String, Term> terms = new LinkedHashMap<>();

        FoundTerms(TermRelease<R> release, SchemaGraph schema, Collection<String> ontologyIds) {
            this.release = release;
            this.writer = new TermWriter<>(release, schema, OnOtherRelease.KEEP_TARGET, TermProgress.none());
            TermValues values = writer.values(null);
            List<org.laminj.bionty.ontology.Term> found = new ArrayList<>();
            for (String id : ontologyIds) {
                release.ontology().find(id).ifPresent(term -> {
                    found.add(term);
                    terms.put(id, term(values, term));
                });
            }
            this.scope = TermScope.above(release.ontology(), found);
        }

        @Override
        public Map<String, Term> terms() {
            return Collections.unmodifiableMap(terms);
        }

        @Override
        public List<Term> missing(StoreSession session) {
            return terms(writer.missing(session, scope));
        }

        @Override
        public List<Term> create(StoreSession session, Creation creation) {
            return terms(writer.write(session, scope, creation).created());
        }

        private List<Term> terms(List<org.laminj.bionty.ontology.Term> some) {
            TermValues values = writer.values(null);
            return some.stream().map(term -> term(values, term)).toList();
        }

        private Term term(TermValues values, org.laminj.bionty.ontology.Term term) {
            Registry<R> registry = release.terms().registry();
            String id = requireNonNull(term.ontologyId(), "a term that is found by its id has one");
            return new Term(
                    values.uid(term),
                    id,
                    term.name() == null ? id : term.name(),
                    registry.field("synonyms")
                            .map(field -> values.text(term, field))
                            .orElse(null),
                    term.definition(),
                    term.parents().stream()
                            .filter(parent -> release.ontology().find(parent).isPresent())
                            .toList(),
                    term.obsolete());
        }
    }
}
