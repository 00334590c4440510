package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.OntologyRegistry;
import org.laminj.bionty.Source;
import org.laminj.bionty.Sources;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.vocabulary.OnOtherRelease;

@DisplayName("how-to/fill-registries-from-ontologies.md")
@ExtendWith(FreshSettings.class)
class FillRegistriesTest {

    private static final String TERMS = """
            format-version: 1.2

            [Term]
            id: CL:0000000
            name: cell

            [Term]
            id: CL:0000542
            name: lymphocyte
            is_a: CL:0000000

            [Term]
            id: CL:0000084
            name: T cell
            synonym: "T-lymphocyte" EXACT []
            is_a: CL:0000542

            [Term]
            id: CL:0000236
            name: B cell
            is_a: CL:0000542

            [Term]
            id: CL:0000812
            name: obsolete young T cell
            is_obsolete: true
            replaced_by: CL:0000084
            """;

    private Instance lamin;

    @BeforeEach
    void putFilesIntoAFolder() throws IOException {
        Path ontologies = Files.createDirectories(Path.of("ontologies").toAbsolutePath());
        Files.writeString(ontologies.resolve("cl-basic-2022-08-16.obo"), TERMS);
        Files.writeString(ontologies.resolve("cl-basic-2024-05-15.obo"), TERMS);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("LAMIN_BIONTY_DIR", ontologies.toString());
        lamin = Instances.builder()
                .settings(SettingsDirectory.of(environment, Path.of("").toAbsolutePath()))
                .messages((level, text) -> {})
                .build()
                .init(InitOptions.at("./lab").withModules("bionty"));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void createsRecordsOfTerms() {
        // tag::one
        OntologyRegistry<CellType> cellTypes = Bionty.of(lamin).registry(CellType.class);
        CellType tCell = cellTypes.fromSource("CL:0000084");
        // end::one
        assertThat(tCell.name()).isEqualTo("T cell");
        assertThat(lamin.query(CellType.class).list())
                .extracting(CellType::name)
                .containsExactly("cell", "T cell", "lymphocyte");

        // tag::values
        List<CellType> found = cellTypes.fromValues(List.of("b cell", "T-lymphocyte", "my own cell"));
        // end::values
        assertThat(found).extracting(CellType::name).containsExactly("B cell", "T cell");
    }

    @Test
    void importsAReleaseAndAnother() {
        // tag::import
        Sources sources = Bionty.of(lamin).sources();
        Source release = sources.use(sources.find(CellType.class, "cl", "2022-08-16", null));
        ImportReport report = Bionty.of(lamin).registry(CellType.class).importSource();
        System.out.println(report);
        // end::import
        assertThat(release.currentlyUsed()).isTrue();
        assertThat(report)
                .hasToString("bionty.CellType from cl 2022-08-16: 4 created, 0 there, 0 of other releases,"
                        + " 3 links to parents added\nobsolete (1):\n  CL:0000812: replaced by CL:0000084");

        Source newer = sources.find(CellType.class, "cl", "2024-05-15", null);
        // tag::other
        ImportReport update = Bionty.of(lamin)
                .registry(CellType.class)
                .from(newer)
                .onOtherRelease(OnOtherRelease.ADD_SOURCE)
                .importSource();
        // end::other
        assertThat(update.ofOtherReleases()).hasSize(4).allMatch(other -> !other.extended());
    }

    @Test
    void addsASourceOfOnesOwn() {
        // tag::own
        Source own = Bionty.of(lamin)
                .sources()
                .add(NewSource.of(CellType.class, "lab", "1")
                        .at(Path.of("cells.obo"))
                        .withDescription("Cell types of our laboratory"));
        // end::own
        assertThat(own.url()).isEqualTo(Path.of("cells.obo").toAbsolutePath().toString());
    }
}
