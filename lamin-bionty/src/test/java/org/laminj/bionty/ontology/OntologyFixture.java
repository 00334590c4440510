package org.laminj.bionty.ontology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Source;
import org.laminj.core.Instance;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.testing.TestEnvironment;

/** A folder for ontologies, and an instance that reads from it. */
final class OntologyFixture implements AutoCloseable {

    /** A release that all tests of formats may use. */
    static final Source CELL_TYPES = source("bionty.CellType", "all", "x", "1.0");

    static final Source GENES = source("bionty.Gene", "human", "ensembl", "release-112");

    private final TestEnvironment environment;
    private final Path folder;
    private StorageBackends backends = StorageBackends.of();
    private @Nullable Instance instance;

    /** Below a temporary folder. */
    OntologyFixture(Path temporary) {
        try {
            this.folder = Files.createDirectories(temporary.resolve("ontologies-of-mine"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.environment = TestEnvironment.in(temporary);
        environment.init("ontologies", "bionty").close();
        environment.set("LAMIN_BIONTY_DIR", folder.toString());
        environment.set("LAMIN_BIONTY_ASSETS", temporary.resolve("no-assets").toString());
    }

    static Source source(String entity, String organism, String name, String version) {
        return source(entity, organism, name, version, null, null);
    }

    static Source source(
            String entity, String organism, String name, String version, @Nullable String url, @Nullable String md5) {
        return new Source(
                null, null, null, "abcd", entity, organism, name, version, false, false, "", url, md5, null, null, null,
                null);
    }

    Path folder() {
        return folder;
    }

    OntologyFixture set(String variable, String value) {
        environment.set(variable, value);
        close();
        return this;
    }

    OntologyFixture reaching(StorageBackends these) {
        backends = these;
        close();
        return this;
    }

    /** Puts a file into the folder. */
    Path put(String name, String text) throws IOException {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path put(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Removes all files from the folder. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Reads a release as one who has read nothing before. */
    Ontology read(Source source) {
        if (instance == null) {
            instance = environment.builder().storageBackends(backends).build().connect("anonymous/ontologies");
        }
        return Ontologies.of(instance).read(source);
    }

    @Override
    public void close() {
        if (instance != null) {
            instance.close();
            instance = null;
        }
    }
}
