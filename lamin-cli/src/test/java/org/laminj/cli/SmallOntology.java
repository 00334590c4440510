package org.laminj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two releases of a small ontology of cell types. */
final class SmallOntology {

    static final String OLDER = """
            format-version: 1.2

            [Term]
            id: CL:0000000
            name: cell

            [Term]
            id: CL:0000084
            name: T cell
            def: "A lymphocyte with a T cell receptor." [GOC:add]
            synonym: "T lymphocyte" EXACT []
            synonym: "T-cell" EXACT []
            is_a: CL:0000542

            [Term]
            id: CL:0000236
            name: B cell
            is_a: CL:0000542

            [Term]
            id: CL:0000542
            name: lymphocyte
            is_a: CL:0000000
            """;

    static final String NEWER = OLDER.replace("name: B cell", "name: B lymphocyte") + """

            [Term]
            id: CL:0002419
            name: mature T cell
            synonym: "mature T-cell" EXACT []
            is_a: CL:0000084

            [Term]
            id: CL:0000812
            name: obsolete young T cell
            is_obsolete: true
            replaced_by: CL:0000084
            """;

    private SmallOntology() {}

    /**
     * A computer that has both, under names that publishers give to releases of the Cell Ontology, and reaches no others.
     */
    static CommandLineRun known(CommandLineRun run, Path folder) throws IOException {
        Path ontologies = Files.createDirectories(folder.resolve("ontologies"));
        Files.writeString(ontologies.resolve("cl-basic-2022-08-16.obo"), OLDER);
        Files.writeString(ontologies.resolve("cl-basic-2024-05-15.obo"), NEWER);
        return run.with("LAMIN_BIONTY_DIR", ontologies.toString())
                .with("LAMIN_BIONTY_ASSETS", folder.resolve("nowhere").toString());
    }
}
