package org.laminj.bionty.internal.format;

import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;

/** Reads one release of an ontology from its file. */
public final class OntologyReader {

    private final String release;
    private final Selection selection;
    private final TableColumns columns;

    /**
     * A reader for a release.
     *
     * @param release what messages call it, such as {@code cl 2022-08-16}
     * @param selection what is taken from a file of the whole ontology
     * @param columns what is taken from a table
     */
    public OntologyReader(String release, Selection selection, TableColumns columns) {
        this.release = release;
        this.selection = selection;
        this.columns = columns;
    }

    /**
     * All terms of a file that are taken.
     *
     * @param file with a name that promises a format
     *
     * @throws OntologyException if the file is damaged, or this program cannot read it
     */
    public Ontology read(Path file) {
        Format format = Format.of(file.toString()).orElseThrow();
        try {
            List<Term> terms = terms(file, format);
            if (terms.isEmpty()) {
                throw FormatException.damaged("it has no terms", null);
            }
            return Ontology.of(terms);
        } catch (FormatException e) {
            throw failure(e.reason(), file, e.getMessage(), e);
        } catch (EOFException e) {
            throw failure(Reason.DAMAGED, file, "it ends too early", e);
        } catch (ZipException | CharacterCodingException e) {
            throw failure(Reason.DAMAGED, file, "its bytes are garbled", e);
        } catch (IOException e) {
            throw failure(Reason.UNREADABLE, file, e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw missingLibrary(file, format, e);
        }
    }

    private List<Term> terms(Path file, Format format) throws IOException {
        if (format == Format.PARQUET) {
            return ParquetTerms.read(file, columns);
        }
        try (Reader text = Content.text(file)) {
            List<Term> terms = terms(unclosed(text), format);
            // To the end, where compressed files have a checksum.
            text.transferTo(Writer.nullWriter());
            return terms;
        }
    }

    private List<Term> terms(Reader text, Format format) throws IOException {
        return switch (format) {
            case JSON -> OboGraphsTerms.read(text, selection);
            case OBO -> OboTerms.read(text, selection);
            case CSV -> SeparatedTerms.read(text, ',', columns);
            default -> SeparatedTerms.read(text, '\t', columns);
        };
    }

    /** Text that libraries cannot close. */
    private static Reader unclosed(Reader text) {
        return new FilterReader(text) {
            @Override
            public void close() {
                // left to who opened it
            }
        };
    }

    private OntologyException failure(Reason reason, Path file, @Nullable String why, IOException cause) {
        return new OntologyException(reason, "Cannot read " + release + " from '" + file + "': " + why + ".", cause);
    }

    private OntologyException missingLibrary(Path file, Format format, NoClassDefFoundError cause) {
        return new OntologyException(
                Reason.UNREADABLE,
                "Cannot read " + release + " from '" + file + "': the library that reads " + format
                        + " is not on the class path. Add " + format.library() + ".",
                cause);
    }
}
