package org.laminj.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.testing.TestEnvironment;

/** Some instances that are given back their first rows again and again, which is faster than creating them anew. */
final class TransferWorkbench implements AutoCloseable {

    static final String ORIGIN = "origin";
    /** A target with the schema modules of the origin. */
    static final String LAB = "lab";
    /** A target that lacks one of the schema modules. */
    static final String NARROW = "narrow";
    /** A second target with the schema modules of the origin. */
    static final String ARCHIVE = "archive";

    private final Instances instances;
    private final SchemaGraph graph;
    private final Map<Path, byte[]> firstRows = new LinkedHashMap<>();
    private final List<Instance> open = new ArrayList<>();

    TransferWorkbench(Path folder) {
        TestEnvironment environment = TestEnvironment.in(folder);
        this.instances = environment.instances();
        this.graph = create(environment, ORIGIN, "bionty", "wetlab");
        create(environment, LAB, "bionty", "wetlab");
        create(environment, ARCHIVE, "bionty", "wetlab");
        create(environment, NARROW, "bionty");
    }

    private SchemaGraph create(TestEnvironment environment, String name, String... modules) {
        Path database;
        SchemaGraph schema;
        try (Instance created = environment.init(name, modules)) {
            created.user();
            database = created.settings().sqliteFile().orElseThrow();
            schema = created.schema();
        }
        try {
            firstRows.put(database, Files.readAllBytes(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schema;
    }

    /** The registries and links of the origin. */
    SchemaGraph graph() {
        return graph;
    }

    /** Opens an instance for writing. */
    Instance open(String name) {
        Instance instance = instances.connect(name);
        open.add(instance);
        return instance;
    }

    /** Closes all instances and gives them back their first rows. */
    void reset() {
        close();
        firstRows.forEach((database, content) -> {
            try {
                Files.write(database, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        open.forEach(Instance::close);
        open.clear();
    }
}
