package org.laminj.bionty;

import org.jspecify.annotations.Nullable;
import org.laminj.core.Ref;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.Release;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/**
 * A term of a public ontology, or one that somebody defined beside it.
 *
 * <p>The uid follows from the ontology id, else from the name, so the same term has the same uid in every instance.
 */
public interface OntologyTerm extends TracksRun, TracksUpdates, CanValidate, HasParents {

    @Uid(
            value = 8,
            from = {"ontologyId", "name"})
    String uid();

    @Text(256)
    @Indexed
    String name();

    /** The id in the ontology, e.g. {@code CL:0000084}; null for a term that is not in it. */
    @Text(32)
    @Indexed
    @Nullable
    String ontologyId();

    /** An abbreviation that no other term of the registry has. */
    @Text(32)
    @Unique
    @Nullable
    String abbr();

    /** Other names, separated by {@code |}. */
    @Text
    @Nullable
    String synonyms();

    @Text
    @Nullable
    String description();

    /** The release of the ontology from which the term was taken. */
    @Release
    @Nullable
    Ref<Source> source();
}
