package org.laminj.bionty.internal.registry;

import java.util.Optional;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.core.SqlRecord;

/**
 * A release of an ontology from which records can be made. Immutable.
 *
 * @param terms the registry of the records
 * @param source the release as the instance knows it
 * @param ontology its terms
 * @param organism what the records name besides; empty if they name none
 */
public record TermRelease<R extends SqlRecord>(
        TermRegistry<R> terms, Source source, Ontology ontology, Optional<TermOrganism> organism) {

    /** For people: {@code cl 2024-05-15}. */
    public String name() {
        return name(source);
    }

    /** The name of a release for people, and the organism if it is not one for all. */
    public static String name(Source source) {
        return source.name() + " " + source.version()
                + (source.organism().equals(NewSource.ALL) ? "" : " (" + source.organism() + ")");
    }
}
