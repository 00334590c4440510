package org.laminj.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.Source;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a release of an ontology to those that an instance knows. */
@Command(
        description = {
            "Adds a release of an ontology to those that the current instance knows, such as one of your own.",
            "It is not in use before 'lamin bionty use'."
        },
        footer = {"  Add an ontology of your own for cell types:", "    lamin bionty add CellType lab@2026 ./cells.obo"
        })
final class BiontyAddCommand implements Runnable {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "REGISTRY", description = "The registry of the terms, e.g. CellType.")
    private String registry = "";

    @Parameters(index = "1", paramLabel = "NAME@VERSION", description = "The name of the ontology, and of the release.")
    private String release = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Its file, or a URL; without it, its file is known by name and version.")
    private @Nullable String file;

    @Option(names = "--organism", paramLabel = "NAME", description = "Whose terms it has; ${DEFAULT-VALUE} by default.")
    private String organism = NewSource.ALL;

    @Option(names = "--md5", paramLabel = "SUM", description = "The MD5 of its file, which is checked when it is read.")
    private @Nullable String md5;

    @Option(names = "--description", paramLabel = "TEXT", description = "What people call it.")
    private @Nullable String description;

    @Option(names = "--website", paramLabel = "URL", description = "Where people read about it.")
    private @Nullable String website;

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    BiontyAddCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            Source added = Bionty.of(lamin).sources().add(wanted(lamin));
            Console console = environment.console();
            console.message(
                    MessageLevel.SUCCESS,
                    "source of " + added.entity() + ": " + added.name() + " " + added.version() + ", uid "
                            + added.uid());
            output.print(
                    console,
                    () -> "",
                    () -> RecordObjects.of(SourceFrame.of(List.of(added))).get(0));
        }
    }

    private NewSource wanted(Instance lamin) {
        ReleaseName named = ReleaseName.parse(release);
        return new NewSource(
                lamin.schema().registry(registry).type(),
                named.name(),
                named.version(),
                organism,
                description == null ? named.name() : description,
                file == null ? null : url(file),
                md5,
                website);
    }

    private static String url(String file) {
        if (file.contains("://")) {
            return file;
        }
        Path path = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("There is no file '" + path + "'. Name the file of the ontology, or a"
                    + " URL such as https://purl.obolibrary.org/obo/cl/cl-basic.obo.");
        }
        return path.toUri().toString();
    }
}
