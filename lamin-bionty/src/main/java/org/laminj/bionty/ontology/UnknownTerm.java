package org.laminj.bionty.ontology;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.laminj.bionty.Source;
import org.laminj.core.message.Nearest;

/** Says that a release has no such term, and which ones may have been meant. */
final class UnknownTerm {

    private UnknownTerm() {}

    static OntologyException of(String wanted, Source source, Ontology ontology) {
        List<String> known = ontology.terms().stream()
                .flatMap(term -> Stream.of(term.ontologyId(), term.name()))
                .filter(Objects::nonNull)
                .toList();
        List<String> nearest = Nearest.to(wanted, known);
        return new OntologyException(
                OntologyException.Reason.UNKNOWN,
                "There is no term '" + wanted + "' in " + source.name() + " " + source.version() + " of "
                        + source.entity() + ". "
                        + (nearest.isEmpty()
                                ? "Search for it by a part of its name."
                                : "Did you mean '" + String.join("', '", nearest) + "'?"));
    }
}
