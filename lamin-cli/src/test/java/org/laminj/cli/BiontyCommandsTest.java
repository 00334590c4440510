package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Instance;

@DisplayName("The commands for ontologies")
class BiontyCommandsTest {

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void init() throws IOException {
        run = SmallOntology.known(CommandLineRun.in(folder).init("lab", "bionty"), folder);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Nested
    class Sources {

        @Test
        void areListed() {
            assertThat(run.lamin("bionty", "sources", "cellline", "-o", "csv")).isEqualTo(new Outcome(0, """
                    uid,entity,organism,name,version,currently_used,in_db,md5,url
                    6LyR,bionty.CellLine,all,clo,2022-03-21,true,false,ea58a1010b7e745702a8397a526b3a33,https://data.bioontology.org/ontologies/CLO/submissions/65/download?apikey=8b5b7825-538d-40e0-9e9e-5ab9274a9aeb
                    2zHO,bionty.CellLine,all,depmap,2024-Q2,false,false,,s3://bionty-assets/df_all__depmap__2024-Q2__CellLine.parquet
                    """, ""));
            assertThat(run.lamin("bionty", "sources", "--in-use", "-o", "jsonl")
                            .out()
                            .lines())
                    .hasSize(30);
        }

        @Test
        void areChosen() {
            Outcome chosen = run.lamin("bionty", "use", "CellType", "--source", "cl@2022-08-16");

            assertThat(chosen).isEqualTo(new Outcome(0, "", "✓ set cl 2022-08-16 as currently used\n"));
            assertThat(run.lamin("bionty", "sources", "celltype", "--in-use", "-o", "csv")
                            .out())
                    .contains("32df,bionty.CellType,all,cl,2022-08-16,true")
                    .hasLineCount(2);
        }

        @Test
        void ofOnesOwnAreAdded() throws IOException {
            String file = file("cells.obo", SmallOntology.OLDER);

            Outcome added = run.lamin("bionty", "add", "CellType", "lab@2026", file, "--description", "Our cells");

            assertThat(added.exitCode()).as(added.err()).isZero();
            assertThat(added.err()).startsWith("✓ source of bionty.CellType: lab 2026, uid ");
            assertThat(run.lamin("bionty", "search", "CellType", "lymphocyte", "--source", "lab@2026", "-o", "csv")
                            .out())
                    .startsWith("ontology_id,name,definition,synonyms,parents\nCL:0000542,lymphocyte,");
        }

        @Test
        void areNamedWhereTheyAreUnknown() {
            assertThat(run.lamin("bionty", "use", "CellType"))
                    .isEqualTo(new Outcome(2, "", "✗ Missing --source NAME@VERSION: which release of the ontology?\n"));
            assertThat(run.lamin("bionty", "search", "CellType", "T", "--source", "co"))
                    .returns(2, Outcome::exitCode)
                    .satisfies(outcome -> assertThat(outcome.err())
                            .startsWith("✗ No source 'co' is in use for CellType. Name one with its version:"
                                    + " cl@2024-05-15 (all), cl@2024-04-05 (all), "));
            assertThat(run.lamin("bionty", "search", "Gene", "BRCA2").err())
                    .startsWith("✗ Cannot tell which source of bionty.Gene is meant without an organism");
            assertThat(run.lamin("bionty", "search", "ULabel", "T").exitCode()).isEqualTo(2);
            assertThat(run.lamin("bionty", "add", "CellType", "lab").err())
                    .isEqualTo("✗ 'lab' does not name a release. Write its name and version, as in cl@2024-05-15.\n");
            assertThat(run.lamin("bionty", "add", "CellType", "lab@1", "missing.obo")
                            .err())
                    .contains("There is no file '");
        }
    }

    @Test
    void searchesForPeopleAndPrograms() {
        assertThat(run.lamin("bionty", "search", "celltype", "t lymphocyte", "-o", "csv"))
                .isEqualTo(new Outcome(0, """
                        ontology_id,name,definition,synonyms,parents
                        CL:0000084,T cell,A lymphocyte with a T cell receptor.,T lymphocyte|T-cell,CL:0000542
                        CL:0000236,B lymphocyte,,,CL:0000542
                        CL:0000542,lymphocyte,,,CL:0000000
                        """, ""));
        assertThat(run.lamin("bionty", "search", "CellType", "nothing of it"))
                .isEqualTo(new Outcome(0, "", "! No records found\n"));
        assertThat(run.lamin("bionty", "search", "CellType", " ").exitCode()).isEqualTo(2);
        assertThat(run.lamin("bionty", "search", "CellType", "T", "--limit", "-1")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void comparesReleases() {
        assertThat(run.lamin("bionty", "difference", "CellType", "cl@2022-08-16", "-o", "csv"))
                .isEqualTo(new Outcome(
                        0,
                        """
                        ontology_id,name,change,before,after
                        CL:0000812,obsolete young T cell,added,,
                        CL:0002419,mature T cell,added,,
                        CL:0000236,B lymphocyte,name,B cell,B lymphocyte
                        """,
                        "• cl 2024-05-15 against cl 2022-08-16: 2 added, 0 removed, 0 made obsolete, 1 changed\n"));
    }

    @Nested
    class Validate {

        @Test
        void printsWhatIsNotValidated() throws IOException {
            String cells = file("cells.csv", "donor,cell_type\nA,T cell\nB,t-cell\nC,tcell\nD,t-cell\nE,\nF\n");

            assertThat(run.lamin("bionty", "validate", "CellType", cells, "--column", "cell_type", "-o", "csv"))
                    .isEqualTo(new Outcome(7, """
                            value,lines,outcome,means
                            t-cell,2,standardizable,"[""T cell""]"
                            tcell,1,unknown,[]
                            """, """
                            ✓ 1 unique term (33.33%) is validated for name
                            ! 2 unique terms (66.67%) are not validated for name: 't-cell', 'tcell'
                               can be standardized: 't-cell'
                            """));
        }

        @Test
        void isContentWithValidValues() throws IOException {
            assertThat(run.lamin("bionty", "validate", "CellType", file("cells.txt", "T cell\n\nmature T cell\n")))
                    .isEqualTo(new Outcome(0, "", "✓ 2 unique terms (100.00%) are validated for name\n"));
        }

        @Test
        void readsIdsFromStandardInputAndTheRegistry() {
            assertThat(run.answering("CL:0000084\n")
                            .lamin("bionty", "validate", "CellType", "-", "--field", "ontology_id"))
                    .isEqualTo(new Outcome(0, "", "✓ 1 unique term (100.00%) is validated for ontology_id\n"));
            assertThat(run.answering("CL:0000084\n")
                            .lamin("bionty", "validate", "CellType", "-", "--against", "registry", "-o", "csv"))
                    .isEqualTo(new Outcome(7, "value,lines,outcome,means\nCL:0000084,1,unknown,[]\n", """
                            ! Your CellType registry is empty, consider populating it first!
                            ! 1 unique term (100.00%) is not validated for name: 'CL:0000084'
                            """));
        }

        @Test
        void refusesWhatItCannotRead() throws IOException {
            String cells = file("cells.csv", "a,b,b\n1,2,3\n");

            assertThat(run.lamin("bionty", "validate", "CellType", cells, "--column", "c"))
                    .isEqualTo(new Outcome(
                            2, "", "✗ There is no column 'c' in '%s'. Its columns are a, b, b.\n".formatted(cells)));
            assertThat(run.lamin("bionty", "validate", "CellType", cells, "--column", "b"))
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "✗ There are several columns 'b' in '%s'. Give each a name of its own.\n"
                                    .formatted(cells)));
            assertThat(run.lamin(
                                    "bionty",
                                    "validate",
                                    "CellType",
                                    folder.resolve("no.csv").toString())
                            .exitCode())
                    .isEqualTo(2);
            assertThat(run.lamin("bionty", "validate", "CellType", cells, "--field", "nose")
                            .err())
                    .contains("Registry bionty.CellType has no field of text 'nose'. Choices are: ");
        }
    }

    @Nested
    class Standardize {

        @Test
        void replacesOneColumnAndNothingElse() throws IOException {
            String cells = file(
                    "cells.tsv", "\uFEFFcell_type\tnote\r\nt-cell\tsays \"a, b\"\r\ntcell\t\r\nT cell\tfine\r\n\r\n");
            Path out = folder.resolve("out.tsv");

            Outcome outcome = run.lamin(
                    "bionty", "standardize", "CellType", cells, "--column", "cell_type", "-o", out.toString());

            assertThat(outcome).isEqualTo(new Outcome(0, "", """
                    ✓ 1 unique term (33.33%) is validated for name
                    ! 2 unique terms (66.67%) are not validated for name: 't-cell', 'tcell'
                       can be standardized: 't-cell'
                    ✓ standardized 1 of 4 values
                    """));
            assertThat(out)
                    .hasContent("cell_type\tnote\r\nT cell\t\"says \"\"a, b\"\"\"\r\ntcell\t\r\nT cell\tfine\r\n\r\n");
        }

        @Test
        void printsLinesWhereNoColumnIsNamed() {
            assertThat(run.answering("T lymphocyte\n\nB LYMPHOCYTE\n")
                            .lamin("bionty", "standardize", "CellType", "-", "--quiet"))
                    .isEqualTo(new Outcome(0, "T cell\n\nB lymphocyte\n", ""));
        }
    }

    @Nested
    class Import {

        private List<String> cellTypes() {
            try (Instance lamin = run.current()) {
                return lamin.query(CellType.class).list().stream()
                        .map(CellType::name)
                        .sorted()
                        .toList();
            }
        }

        @Test
        void bringsAllTermsOnce() {
            assertThat(run.lamin("bionty", "import", "CellType")).isEqualTo(new Outcome(0, """
                            bionty.CellType from cl 2024-05-15: 5 created, 0 there, 0 of other releases, 4 links to parents added
                            obsolete (1):
                              CL:0000812: replaced by CL:0000084
                            """, """
                            • importing CellType records from cl, 2024-05-15
                            ✓ import is completed!
                            """));
            assertThat(run.lamin("bionty", "import", "CellType", "-o", "json").out())
                    .contains("\"created\" : [ ]", "\"there\" : 5", "\"linked\" : 0");
            assertThat(cellTypes()).containsExactly("B lymphocyte", "T cell", "cell", "lymphocyte", "mature T cell");
        }

        @Test
        void bringsTermsByIdOrNameWithWhatIsAboveThem() {
            assertThat(run.lamin("bionty", "import", "CellType", "CL:0000084", "B lymphocyte"))
                    .isEqualTo(new Outcome(0, "", "✓ the current instance has 2 records of what was asked for\n"));
            assertThat(cellTypes()).containsExactly("B lymphocyte", "T cell", "cell", "lymphocyte");
        }

        @Test
        void bringsNothingIfOneOfTheTermsIsUnknown() {
            assertThat(run.lamin("bionty", "import", "CellType", "CL:0000084", "B sell"))
                    .returns(2, Outcome::exitCode)
                    .satisfies(outcome -> assertThat(outcome.err()).startsWith("✗ There is no term 'B sell'"));
            assertThat(cellTypes()).isEmpty();
        }

        @Test
        void bringsWhatTheValuesOfAFileMean() throws IOException {
            String cells = file("cells.csv", "donor,cell_type\nA,T cell\nB,t-cell\nC,tcell\n");

            assertThat(run.lamin("bionty", "import", "CellType", "--file", cells, "--column", "cell_type"))
                    .isEqualTo(new Outcome(0, "", """
                            ✓ created 1 CellType record from Bionty matching name: 'T cell'
                            ✓ created 1 CellType record from Bionty matching synonyms: 't-cell'
                            ! did not create CellType record for 1 non-validated name: 'tcell'
                            ✓ the current instance has the record of what was asked for
                            """));
            assertThat(cellTypes()).containsExactly("T cell", "cell", "lymphocyte");
        }

        @Test
        void obeysThePolicyForOtherReleases() {
            assertThat(run.lamin("bionty", "import", "CellType", "--source", "cl@2022-08-16")
                            .exitCode())
                    .isZero();

            assertThat(run.lamin("bionty", "import", "CellType", "--on-other-release", "fail"))
                    .returns(3, Outcome::exitCode)
                    .satisfies(outcome -> assertThat(outcome.out()).isEmpty());
            assertThat(cellTypes()).containsExactly("B cell", "T cell", "cell", "lymphocyte");
            assertThat(run.lamin("bionty", "import", "CellType").out())
                    .contains("1 created, 0 there, 4 of other releases", "name 'B cell', here 'B lymphocyte'");
            assertThat(cellTypes()).containsExactly("B cell", "T cell", "cell", "lymphocyte", "mature T cell");
        }

        @Test
        void refusesWordsThatContradictEachOther() {
            assertThat(run.lamin("bionty", "import", "CellType", "T cell", "--file", "-"))
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "✗ Terms are named one by one, or by --file with --column and --field. Leave out one of"
                                    + " these.\n"));
            assertThat(run.lamin("bionty", "import", "CellType", "--column", "x")
                            .exitCode())
                    .isEqualTo(2);
            assertThat(run.lamin("bionty", "import", "CellType", "--on-other-release", "maybe")
                            .exitCode())
                    .isEqualTo(2);
        }
    }

    @Test
    void saysWhichFileIsMissing() {
        Outcome outcome = run.lamin("bionty", "search", "Tissue", "lung");

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("uberon 2024-08-07").hasLineCount(1);
    }
}
