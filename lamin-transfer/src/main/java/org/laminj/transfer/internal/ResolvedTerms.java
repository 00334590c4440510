package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Found;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;

/** The terms that the target gets from public ontologies: those that were reached, and those above them. */
final class ResolvedTerms {

    private final Map<Class<? extends SqlRecord>, OfRegistry> byRegistry = new LinkedHashMap<>();

    /**
     * What one look-up found.
     *
     * @param release by which it was found
     * @param found what is to be created
     * @param missing all terms that the target lacks of it, each after those above it
     */
    record Answer(PublicOntologies.Release release, Found found, List<Term> missing) {}

    /**
     * A term that comes along because it is above others.
     *
     * @param term as the release has it
     * @param release the name of the release
     * @param below ontology id of the term that it is above
     * @param step how it was reached
     */
    record Above(Term term, String release, String below, PlannedRecord.Step step) {

        String reason() {
            return "above " + below + ", from " + release;
        }
    }

    OfRegistry of(Registry<?> registry) {
        return byRegistry.computeIfAbsent(registry.type(), type -> new OfRegistry(registry));
    }

    Collection<OfRegistry> all() {
        return byRegistry.values();
    }

    /** How many terms come along because they are above others. */
    int above() {
        return byRegistry.values().stream().mapToInt(of -> of.above().size()).sum();
    }

    /** The terms of one registry. */
    static final class OfRegistry {

        private final Registry<?> registry;
        private final Map<String, FoundRecord> records = new LinkedHashMap<>();
        private final List<Answer> answers = new ArrayList<>();
        private final Map<String, Above> above = new LinkedHashMap<>();

        private OfRegistry(Registry<?> registry) {
            this.registry = registry;
        }

        Registry<?> registry() {
            return registry;
        }

        /** The records of the source that stand for terms, by the uids of the terms. */
        Map<String, FoundRecord> records() {
            return records;
        }

        /** What is to be created, in order. */
        List<Answer> answers() {
            return answers;
        }

        void add(Answer answer) {
            answers.add(answer);
        }

        /** Notes that a term comes along; what is reached as a record is none that is only above others. */
        void add(Above term) {
            above.putIfAbsent(term.term().uid(), term);
        }

        /** The terms above others that no record of the source stands for. */
        List<Above> above() {
            return above.values().stream()
                    .filter(term -> !records.containsKey(term.term().uid()))
                    .toList();
        }

        /** All terms that the target gets. */
        List<Term> terms() {
            return Stream.concat(
                            records.values().stream().flatMap(record -> record.term().stream()),
                            above().stream().map(Above::term))
                    .toList();
        }

        RecordKey key(Term term) {
            return new RecordKey(registry.name(), term.uid());
        }

        /** The uids of all terms that the target gets. */
        Set<String> uids() {
            Set<String> uids = new LinkedHashSet<>(records.keySet());
            uids.addAll(above.keySet());
            return uids;
        }
    }
}
