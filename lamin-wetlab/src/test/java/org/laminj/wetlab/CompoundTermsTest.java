package org.laminj.wetlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.Sources;
import org.laminj.core.Instance;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("Compounds come from an ontology that somebody has added:")
class CompoundTermsTest {

    private static final String TERMS = """
            {"graphs": [{
              "nodes": [
                {"id": "http://purl.obolibrary.org/obo/CHEBI_24431", "lbl": "chemical entity", "type": "CLASS"},
                {"id": "http://purl.obolibrary.org/obo/CHEBI_27899", "lbl": "cisplatin", "type": "CLASS"}
              ],
              "edges": [{
                "sub": "http://purl.obolibrary.org/obo/CHEBI_27899",
                "pred": "is_a",
                "obj": "http://purl.obolibrary.org/obo/CHEBI_24431"
              }]
            }]}
            """;

    @TempDir
    Path folder;

    private Instance lamin;

    @BeforeEach
    void useAnOntology() throws IOException {
        lamin = TestEnvironment.in(folder).init("lab", "bionty", "wetlab");
        Path file = Files.writeString(folder.resolve("chebi.json"), TERMS);
        Sources sources = Bionty.of(lamin).sources();
        sources.use(sources.add(NewSource.of(Compound.class, "chebi", "239").at(file)));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    @DisplayName("with what is above them")
    void areCreated() {
        Compound cisplatin = Bionty.of(lamin).registry(Compound.class).fromSource("cisplatin");

        assertThat(cisplatin.ontologyId()).isEqualTo("CHEBI:27899");
        assertThat(lamin.hierarchy(Compound.class).parents(cisplatin))
                .extracting(Compound::name)
                .containsExactly("chemical entity");
    }

    @Test
    @DisplayName("for transfers, too")
    void areFoundForOthers() {
        PublicTerms terms =
                lamin.publicTerms(lamin.schema().registry(Compound.class)).orElseThrow();

        List<PublicTerms.Release> releases =
                terms.releases(lamin, lamin.schema().registry(Compound.class));

        assertThat(releases).extracting(PublicTerms.Release::name).containsExactly("chebi 239");
        assertThat(releases.get(0).find(List.of("CHEBI:27899", "CHEBI:1")).terms())
                .containsOnlyKeys("CHEBI:27899");
    }
}
