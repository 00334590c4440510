package org.laminj.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.Source;
import org.laminj.bionty.Sources;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words by which commands are told of which registry and release an ontology is. */
final class OntologyOptions {

    @Parameters(index = "0", paramLabel = "REGISTRY", description = "The registry of the terms, e.g. CellType.")
    private String registry = "";

    @Option(
            names = "--source",
            paramLabel = "NAME[@VERSION]",
            description =
                    "The ontology, e.g. cl@2024-05-15; the one in use by default, or the one of this name in use.")
    private @Nullable String source;

    @Option(names = "--organism", paramLabel = "NAME", description = "Whose terms, e.g. human; genes need it.")
    private @Nullable String organism;

    /** The class of the records. */
    Class<? extends SqlRecord> type(Instance instance) {
        return instance.schema().registry(registry).type();
    }

    @Nullable
    String organism() {
        return organism;
    }

    /**
     * The release that is meant.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if there is none, or several
     */
    Source source(Instance instance) {
        Sources sources = Bionty.of(instance).sources();
        Class<? extends SqlRecord> type = type(instance);
        return source == null ? sources.inUse(type, organism) : named(sources, type, source);
    }

    /** As {@link #source}, of which the command line must say something. */
    Source namedSource(Instance instance) {
        if (source == null) {
            throw new IllegalArgumentException("Missing --source NAME@VERSION: which release of the ontology?");
        }
        return source(instance);
    }

    /** Another release for the same registry, named as {@code --source} is. */
    Source source(Instance instance, String other) {
        return named(Bionty.of(instance).sources(), type(instance), other);
    }

    private Source named(Sources sources, Class<? extends SqlRecord> type, String wanted) {
        if (!ReleaseName.isOne(wanted)) {
            return inUse(sources, type, wanted);
        }
        ReleaseName release = ReleaseName.parse(wanted);
        return sources.find(type, release.name(), release.version(), organism);
    }

    private Source inUse(Sources sources, Class<? extends SqlRecord> type, String name) {
        List<Source> used = sources.inUse(type).stream()
                .filter(each -> each.name().equals(name))
                .filter(each -> organism == null || each.organism().equals(organism))
                .toList();
        if (used.size() == 1) {
            return used.get(0);
        }
        List<String> known = (used.isEmpty() ? sources.of(type) : used)
                .stream()
                        .map(each -> each.name() + "@" + each.version() + " (" + each.organism() + ")")
                        .toList();
        throw new IllegalArgumentException((used.isEmpty()
                        ? "No source '" + name + "' is in use for " + registry + ". Name one with its version: "
                        : "Several sources '" + name + "' are in use for " + registry + ". Name the organism of one: ")
                + String.join(", ", known) + ".");
    }

    /** The ontology that is meant, read into memory. */
    PublicOntology<?> ontology(Instance instance) {
        return Bionty.of(instance).ontology(type(instance), source(instance));
    }
}
