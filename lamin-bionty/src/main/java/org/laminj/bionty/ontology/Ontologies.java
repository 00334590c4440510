package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laminj.bionty.Source;
import org.laminj.bionty.internal.file.OntologyFiles;
import org.laminj.bionty.internal.file.Release;
import org.laminj.core.Instance;

/**
 * Finds the files of releases, and reads them. Thread-safe.
 *
 * <p>A release is looked for in the folder that the variable {@code LAMIN_BIONTY_DIR} names, then among those that were
 * fetched before, then where its source says, then among the tables that LaminDB publishes. Once read, it is kept in
 * memory while this object lives.
 */
public final class Ontologies {

    private final OntologyFiles files;
    private final Map<Release, Ontology> known = new ConcurrentHashMap<>();

    private Ontologies(OntologyFiles files) {
        this.files = files;
    }

    /** Ontologies for an instance, with its cache and its environment. */
    public static Ontologies of(Instance instance) {
        return new Ontologies(OntologyFiles.of(requireNonNull(instance, "instance")));
    }

    /**
     * The ontology that a source names. The first time its file is read, and may be fetched before; no statement is run.
     *
     * @throws OntologyException if its file is nowhere, cannot be fetched, is damaged, or cannot be read by this program
     */
    public Ontology read(Source source) {
        return known.computeIfAbsent(Release.of(source), release -> files.read(source));
    }
}
