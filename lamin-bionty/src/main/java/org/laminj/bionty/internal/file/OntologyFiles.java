package org.laminj.bionty.internal.file;

import java.nio.file.Path;
import java.util.Optional;
import org.laminj.bionty.Source;
import org.laminj.bionty.internal.format.Format;
import org.laminj.bionty.internal.format.OntologyReader;
import org.laminj.bionty.internal.format.Selection;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Instance;

/** Finds the file of a release, and reads it. */
public final class OntologyFiles {

    private final Optional<OntologyFolder> folder;

    private OntologyFiles(Optional<OntologyFolder> folder) {
        this.folder = folder;
    }

    /** The files that the environment of an instance knows. */
    public static OntologyFiles of(Instance instance) {
        return new OntologyFiles(
                instance.variable("LAMIN_BIONTY_DIR").map(Path::of).map(OntologyFolder::new));
    }

    /**
     * The ontology that a source names.
     *
     * @throws OntologyException if there is no file of it, or it cannot be read
     */
    public Ontology read(Source source) {
        Release release = Release.of(source);
        Path file = folder.flatMap(known -> known.find(release))
                .orElseThrow(() -> new OntologyException(
                        Reason.UNREACHABLE,
                        "Cannot read " + release.label()
                                + ": there is no file of it. Put one into the folder that LAMIN_BIONTY_DIR names."));
        return new OntologyReader(release.label(), Selection.of(release.source()))
                .read(file, Format.of(file.toString()).orElseThrow());
    }
}
