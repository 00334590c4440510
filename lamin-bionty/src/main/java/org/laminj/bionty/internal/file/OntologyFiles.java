package org.laminj.bionty.internal.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.bionty.Source;
import org.laminj.bionty.internal.format.OntologyReader;
import org.laminj.bionty.internal.format.Selection;
import org.laminj.bionty.internal.format.TableColumns;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Instance;
import org.laminj.core.registry.SchemaGraph;

/**
 * Finds the file of a release, and reads it: one that somebody has put into a folder, else one that was fetched before,
 * else one that is fetched now, from where the source says or from where the original publishes its tables.
 */
public final class OntologyFiles {

    private static final String PUBLISHED = "s3://bionty-assets";

    private final SchemaGraph schema;
    private final Optional<OntologyFolder> folder;
    private final FetchedFiles fetched;
    private final String assets;

    private OntologyFiles(SchemaGraph schema, Optional<OntologyFolder> folder, FetchedFiles fetched, String assets) {
        this.schema = schema;
        this.folder = folder;
        this.fetched = fetched;
        this.assets = assets;
    }

    /** The files that an instance can reach. */
    public static OntologyFiles of(Instance instance) {
        return new OntologyFiles(
                instance.schema(),
                instance.variable(OntologyFolder.VARIABLE).map(Path::of).map(OntologyFolder::new),
                FetchedFiles.of(instance),
                instance.variable("LAMIN_BIONTY_ASSETS").orElse(PUBLISHED));
    }

    /**
     * The ontology that a source names.
     *
     * @throws OntologyException if there is no file of it, or it cannot be read
     */
    public Ontology read(Source source) {
        Release release = Release.of(source);
        Optional<Path> given = folder.flatMap(files -> files.find(release));
        return given.isPresent() ? reader(source).read(given.get()) : readPublished(source, release);
    }

    private OntologyReader reader(Source source) {
        return new OntologyReader(
                Release.of(source).label(), Selection.of(source.name()), TableColumns.of(schema, source.entity()));
    }

    private Ontology readPublished(Source source, Release release) {
        List<Origin> origins = origins(source, release);
        for (Origin origin : origins) {
            Optional<Path> here = origin.address().isLocal()
                    ? Optional.of(origin.address().file()).filter(Files::isRegularFile)
                    : fetched.find(origin);
            if (here.isPresent()) {
                origin.check(here.get(), release.label(), "Replace or delete '" + here.get() + "'");
                return reader(source).read(here.get());
            }
        }
        return fetch(source, release, origins);
    }

    /** Where its files were published: that which the source names, if it can be read, and the original's table. */
    private List<Origin> origins(Source source, Release release) {
        Stream<Origin> own = Stream.ofNullable(source.url())
                .map(url ->
                        Address.of(url.startsWith(PUBLISHED + "/") ? assets + url.substring(PUBLISHED.length()) : url))
                .filter(address -> address.format().isPresent())
                .map(address -> new Origin(address, source.md5()));
        Origin table = new Origin(Address.of(assets).resolve(release.stem() + ".parquet"), null);
        List<Origin> origins = new ArrayList<>(own.toList());
        if (origins.stream().noneMatch(origin -> origin.address().equals(table.address()))) {
            origins.add(table);
        }
        return origins;
    }

    private Ontology fetch(Source source, Release release, List<Origin> origins) {
        List<String> failures = new ArrayList<>();
        for (Origin origin : origins) {
            try {
                return readAnew(origin, source, release);
            } catch (OntologyException e) {
                if (e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
                failures.add(e.getMessage());
            }
        }
        throw nowhere(source, release, failures);
    }

    private Ontology readAnew(Origin origin, Source source, Release release) {
        if (origin.address().isLocal()) {
            throw new OntologyException(Reason.UNREACHABLE, "There is no file '" + origin.address() + "'.");
        }
        Path file = fetched.fetch(origin, release.label());
        try {
            return reader(source).read(file);
        } catch (OntologyException e) {
            if (e.reason() == Reason.DAMAGED) {
                fetched.forget(origin);
            }
            throw e;
        }
    }

    private OntologyException nowhere(Source source, Release release, List<String> failures) {
        return new OntologyException(
                Reason.UNREACHABLE,
                "Cannot read " + release.label() + ": it is not on this machine, and cannot be fetched. "
                        + folder.map(files -> "There is neither '" + release.stem() + "' nor '"
                                        + release.publishersName() + "' in '" + files + "'. ")
                                .orElse("")
                        + whyNotItsOwn(source)
                        + String.join(" ", failures) + " " + whatToDo(release));
    }

    private static String whyNotItsOwn(Source source) {
        return Stream.ofNullable(source.url())
                .map(Address::of)
                .filter(address -> address.format().isEmpty())
                .map(address -> "Its own file, '" + address + "', is in a format that this program cannot read. ")
                .findFirst()
                .orElse("");
    }

    private String whatToDo(Release release) {
        String where = folder.map(files -> "that folder")
                .orElse("a folder, and name it by the variable " + OntologyFolder.VARIABLE);
        return "Put the release as OBO or OBO Graphs JSON, e.g. '" + release.publishersName()
                + "', or as a table, e.g. '" + release.stem() + ".tsv', into " + where + ".";
    }
}
