package org.laminj.bionty.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.bionty.internal.format.Format;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;

/** A folder into which somebody has put the files of releases. */
final class OntologyFolder {

    /** What names it. */
    static final String VARIABLE = "LAMIN_BIONTY_DIR";

    private final Path folder;

    OntologyFolder(Path folder) {
        this.folder = folder;
    }

    /** The file of a release: by the name that the original gives it, else by one that publishers give. */
    Optional<Path> find(Release release) {
        return Format.allEndings().stream()
                .map(ending -> folder.resolve(release.stem() + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .or(() -> publishersFile(release));
    }

    private Optional<Path> publishersFile(Release release) {
        return names().stream()
                .filter(release::isPublishersName)
                .sorted(Comparator.comparing(OntologyFolder::rank).thenComparing(Comparator.naturalOrder()))
                .map(folder::resolve)
                .findFirst();
    }

    private static Format rank(String fileName) {
        return Format.of(fileName).orElseThrow();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new OntologyException(
                    Reason.UNREACHABLE,
                    "Cannot look for ontologies in '" + folder + "', which " + VARIABLE + " names: "
                            + (Files.isDirectory(folder) ? e.getMessage() : "there is no such folder") + ".",
                    e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
