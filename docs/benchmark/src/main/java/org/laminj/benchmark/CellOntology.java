package org.laminj.benchmark;

import com.google.common.base.Strings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Ontologies;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.testing.RealInstance;

/** A release of the Cell Ontology, and labels to be checked by it. */
final class CellOntology {

    private static final String FOLDER = "LAMIN_BIONTY_DIR";
    private static final String SOURCE = "32df";
    private static final int OTHER_THAN_NAMES = 10;

    private CellOntology() {}

    /**
     * A workplace whose instances find the file: in the folder that {@code LAMIN_BIONTY_DIR} names, else where tests find
     * it.
     */
    static Workplace workplace(Path parent) throws IOException {
        String folder = Optional.ofNullable(Strings.emptyToNull(System.getenv(FOLDER)))
                .orElseGet(() -> RealInstance.shared("ontologies").toString());
        return Workplace.below(parent, Map.of(FOLDER, folder));
    }

    /** The release of 2022-08-16, which each new instance knows. */
    static Source source(Instance instance) {
        return instance.query(Source.class).get(SOURCE);
    }

    /** Reads the file, once for each call. */
    static Ontology read(Instance instance) {
        return Ontologies.of(instance).read(source(instance));
    }

    /** The terms that become records. */
    static List<Term> used(Ontology ontology) {
        return ontology.terms().stream().filter(term -> !term.obsolete()).toList();
    }

    /** Labels of which nine out of ten are names of terms. */
    static List<String> labels(Ontology ontology, long count) {
        List<Term> terms = used(ontology);
        return IntStream.range(0, Math.toIntExact(count))
                .mapToObj(label ->
                        terms.get(label % terms.size()).name() + (label % OTHER_THAN_NAMES == 0 ? " " + label : ""))
                .toList();
    }
}
