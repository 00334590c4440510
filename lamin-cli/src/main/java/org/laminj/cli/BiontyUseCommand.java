package org.laminj.cli;

import java.util.List;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.Source;
import org.laminj.core.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Chooses the release of an ontology that an instance uses. */
@Command(
        description = {
            "Uses another release of an ontology from now on, named by --source.",
            "Others of the same registry and organism are not in use any more. Records stay as they are."
        },
        footer = {
            "  Use a release of the Cell Ontology for cell types:",
            "    lamin bionty use CellType --source cl@2022-08-16"
        })
final class BiontyUseCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final OntologyOptions ontology = new OntologyOptions();

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    BiontyUseCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            Source used = Bionty.of(lamin).sources().use(ontology.namedSource(lamin));
            output.print(
                    environment.console(),
                    () -> "",
                    () -> RecordObjects.of(SourceFrame.of(List.of(used))).get(0));
        }
    }
}
