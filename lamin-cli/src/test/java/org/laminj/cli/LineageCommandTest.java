package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.RealInstance;

class LineageCommandTest {

    private static final String SOURCE = "laminlabs/lamindata";

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void openARichInstance() {
        run = CommandLineRun.in(folder, RealInstance.RICH_10).init("lab", "bionty,wetlab");
    }

    @Test
    @DisplayName("prints where an artifact comes from as a tree")
    void printsATree() {
        Outcome outcome = run.lamin("lineage", "artifact", "XVQMqu61S8sPy5zc0002", "--upstream", "--using", SOURCE);

        assertThat(outcome).isEqualTo(new Outcome(0, """
                        💫 Upload from UI (uid=0JRiuqBnS7i50000, type=upload, user=Lukas Heumos, run=2023-07-14 18:40:04 UTC)
                        ├─ 📄 Dataset 3 (uid=XVQMqu61S8sPy5zc0002, suffix=.fastq.gz, version=3) ◀
                        ├─ 📄 Dataset 3 (uid=XVQMqu61S8sPy5zc0000, suffix=.fastq.gz, version=1)
                        └─ 📄 Dataset 3 (uid=XVQMqu61S8sPy5zc0001, suffix=.fastq.gz, version=2)
                        """, ""));
    }

    @Test
    @DisplayName("prints the parents of a term")
    void printsParents() {
        assertThat(run.lamin("lineage", "bionty.CellType", "3kaL", "--depth", "2", "--using", SOURCE))
                .isEqualTo(new Outcome(0, """
                        epithelial cell (uid=68LNvDH7, ontology_id=CL:0000066)
                        └─ endothelial cell (uid=1J6s4gSi, ontology_id=CL:0000115)
                           └─ capillary endothelial cell (uid=3kaL3W1c, ontology_id=CL:0002144) ◀
                        """, ""));
    }

    @Test
    @DisplayName("goes on in the source of a transfer")
    void goesOnInTheSource() {
        run.lamin("transfer", "artifact", "dPraor9rU1EofcFb6Wph", "--from", SOURCE);

        Outcome outcome = run.lamin("lineage", "artifact", "dPra");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().map(String::strip))
                .anyMatch(line -> line.contains("📔 Tabula Sapiens: curate lung") && line.endsWith("in " + SOURCE))
                .anyMatch(line -> line.contains("💫 Transfer from `laminlabs/lamindata`"))
                .anyMatch(line -> line.endsWith(" ◀"));
    }

    @ParameterizedTest
    @CsvSource({"x.svg, <svg", "x.SVG, <svg", "x.dot, digraph", "x.gv, digraph", "x.mmd, flowchart", "x.txt, 💫"})
    @DisplayName("writes what the suffix of a file says")
    void writesBySuffix(String name, String beginning) throws IOException {
        Path file = run.path(name);

        Outcome outcome =
                run.lamin("lineage", "artifact", "XVQMqu61S8sPy5zc0002", "--using", SOURCE, "-o", file.toString());

        assertThat(outcome).isEqualTo(new Outcome(0, "", "→ lineage is here: " + file + "\n"));
        assertThat(Files.readString(file).strip()).startsWith(beginning);
        assertThat(run.files().keySet()).noneMatch(path -> path.endsWith(".part"));
    }

    @Test
    @DisplayName("prints another format if asked, and says what is missing")
    void printsFormats() {
        Outcome outcome = run.lamin(
                "lineage", "artifact", "XVQMqu61S8sPy5zc0002", "--using", SOURCE, "--format", "dot", "--limit", "2");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("digraph lineage {\n");
        assertThat(outcome.err()).isEqualTo("! There is more than the 2 nodes that are nearest to the record.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "artifact XVQ --using laminlabs/lamindata -o x.png | Cannot tell from 'x.png' what to write lineage as",
                "artifact XVQ --using laminlabs/lamindata -o no/where/x.svg | its folder does not exist",
                "artifact XVQ --using laminlabs/lamindata --depth 0 | at least one of its steps, not 0",
                "artifact XVQ --upstream --downstream | mutually exclusive",
                "artifact nope | uid 'nope'",
                "artifcat XVQ | Did you mean Artifact",
                "storage XVQ --using laminlabs/lamindata | uid 'XVQ'",
                "user 00000000 | Records of registry User have no lineage",
            })
    @DisplayName("refuses in one line what cannot be done, and changes nothing")
    void refuses(String arguments, String message) {
        SortedMap<String, String> before = run.files();

        Outcome outcome = run.lamin(("lineage " + arguments).split(" ", -1));

        assertThat(outcome.err()).startsWith("✗ ").hasLineCount(1).contains(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(run.files()).isEqualTo(before);
    }
}
