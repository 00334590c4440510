package org.laminj.core.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StoreSession;

/**
 * What a schema module knows of its registries besides their records: the terms of public ontologies.
 *
 * <p>Implemented by authors of schema modules, called by whoever wants terms to be created before records that refer to
 * them, such as a transfer. Thread-safe.
 */
public interface PublicTerms {

    /**
     * The releases that an instance uses for a registry, in the order in which they shall be asked; none if there is no
     * ontology for the registry. Reads the instance alone.
     */
    List<Release> releases(Instance instance, Registry<?> registry);

    /** A release of an ontology. */
    interface Release {

        /** For people: {@code cl 2024-05-15}. */
        String name();

        /**
         * Looks terms up. Reads files, or fetches them; writes nothing to the instance.
         *
         * @param ontologyIds values of {@link Registry#ontologyIdField}, as others have them
         * @throws org.laminj.core.LaminException if the release cannot be read; the message says which, why, and what to do
         */
        Found find(Collection<String> ontologyIds);
    }

    /** Some terms of one release, with all those above them; immutable. */
    interface Found {

        /** Those of the terms asked for that the release has, by ontology id; those above them are not among them. */
        Map<String, Term> terms();

        /**
         * The terms and those above them that an instance lacks, each after all that are above it. Takes a number of statements
         * that does not depend on the number of terms.
         */
        List<Term> missing(StoreSession session);

        /**
         * Creates the missing terms with their release and the links to their parents; whatever else the instance has stays.
         *
         * @param session a transaction of the instance that may write
         * @return those that were created, as {@link #missing} lists them
         */
        List<Term> create(StoreSession session, Creation creation);
    }

    /**
     * A term of a release.
     *
     * @param uid what its record has, or would have
     * @param synonyms separated by {@code |}; null for none
     * @param parents ontology ids of the terms directly above it that the release has
     * @param obsolete whether the release says that it should no longer be used
     */
    record Term(
            String uid,
            String ontologyId,
            String name,
            @Nullable String synonyms,
            @Nullable String description,
            List<String> parents,
            boolean obsolete) {

        public Term {
            parents = List.copyOf(parents);
        }
    }

    /**
     * What new records say about their origin.
     *
     * @param createdBy id of the user
     * @param run id of the run; null for none
     * @param at when, in microseconds as databases hold it
     */
    record Creation(long createdBy, @Nullable Long run, Instant at) {}
}
