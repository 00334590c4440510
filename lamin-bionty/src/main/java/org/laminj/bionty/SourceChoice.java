package org.laminj.bionty;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.Nearest;
import org.laminj.core.settings.Slug;

/**
 * Tells which of the sources of a registry is meant, or why that cannot be told and what there is.
 *
 * @param instance that knows the sources
 * @param type the registry
 * @param entity its name in the spelling of the original
 * @param known all sources of the registry
 */
record SourceChoice(Slug instance, Class<? extends SqlRecord> type, String entity, List<Source> known) {

    /** What organisms are taken from if nobody says more: NCBI Taxonomy, which is for all, has millions of them. */
    private static final String VERTEBRATES = "vertebrates";

    /** As {@link Sources#inUse(Class, String)}. */
    Source inUse(@Nullable String organism) {
        List<Source> used = known.stream().filter(Source::currentlyUsed).toList();
        if (used.isEmpty()) {
            throw noneInUse();
        }
        return organism == null ? unspecified(used) : ofOrganism(organism, used);
    }

    private Source unspecified(List<Source> used) {
        if (used.size() == 1) {
            return used.get(0);
        }
        return first(used, type == Organism.class ? VERTEBRATES : NewSource.ALL)
                .orElseThrow(() -> new OntologyException(
                        Reason.AMBIGUOUS,
                        "Cannot tell which source of " + entity + " is meant without an organism: in use are "
                                + names(used) + ". Name one of the organisms "
                                + used.stream().map(Source::organism).distinct().collect(joining(", ")) + "."));
    }

    private Source ofOrganism(String organism, List<Source> used) {
        return first(used, organism)
                .or(() -> first(used, NewSource.ALL))
                .orElseThrow(() -> new OntologyException(
                        Reason.UNKNOWN,
                        "No source of " + entity + " is in use for organism '" + organism + "': in use are "
                                + names(used) + "." + suggestion(organism, used, Source::organism)
                                + " Name another organism, or add a source for this one."));
    }

    /** The first, should another program have left several of one organism in use. */
    private static Optional<Source> first(List<Source> used, String organism) {
        return used.stream()
                .filter(source -> source.organism().equals(organism))
                .findFirst();
    }

    private OntologyException noneInUse() {
        return new OntologyException(
                Reason.UNKNOWN,
                known.isEmpty()
                        ? "There is no source of " + entity + " in instance '" + instance + "'. Add one to its sources."
                        : "No source of " + entity + " is in use in instance '" + instance + "'. Use one of "
                                + names(known) + ".");
    }

    /** As {@link Sources#find}. */
    Source named(String name, String version, @Nullable String organism) {
        List<Source> meant = known.stream()
                .filter(source -> source.name().equals(name) && source.version().equals(version))
                .filter(source -> organism == null || source.organism().equals(organism))
                .toList();
        if (meant.isEmpty()) {
            throw known.isEmpty() ? noneInUse() : unknown(name, version, organism);
        }
        if (meant.size() > 1) {
            throw new OntologyException(
                    Reason.AMBIGUOUS,
                    "There are " + meant.size() + " sources of " + entity + " with name '" + name + "' and version '"
                            + version + "': " + names(meant) + ". Name the organism.");
        }
        return meant.get(0);
    }

    private OntologyException unknown(String name, String version, @Nullable String organism) {
        List<Source> ofName =
                known.stream().filter(source -> source.name().equals(name)).toList();
        String what = "There is no source of " + entity + " with name '" + name + "', version '" + version + "'"
                + (organism == null ? "" : ", organism '" + organism + "'") + ".";
        return new OntologyException(
                Reason.UNKNOWN,
                ofName.isEmpty()
                        ? what + suggestion(name, known, Source::name) + " Its sources are "
                                + known.stream().map(Source::name).distinct().collect(joining(", ")) + "."
                        : what + suggestion(version, ofName, Source::version) + " There are " + names(ofName) + ".");
    }

    private static String names(List<Source> sources) {
        return sources.stream().map(Sources::name).collect(joining(", "));
    }

    private static String suggestion(String wanted, List<Source> among, Function<Source, String> text) {
        List<String> near = Nearest.to(wanted, among.stream().map(text).toList());
        return near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?";
    }
}
