package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.DeterministicUid;

abstract class SourcesContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Sources sources;

    SourcesContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab", "bionty");
        sources = Bionty.of(lamin).sources();
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private static List<String> names(List<Source> sources) {
        return sources.stream().map(Sources::name).toList();
    }

    @Nested
    @DisplayName("Of the sources that a new instance has")
    class Known {

        @Test
        @DisplayName("those of a registry are listed, and those in use")
        void listed() {
            assertThat(sources.all()).hasSize(101);
            assertThat(names(sources.of(CellType.class)))
                    .containsExactly(
                            "cl 2024-05-15",
                            "cl 2024-04-05",
                            "cl 2024-02-13",
                            "cl 2024-01-04",
                            "cl 2023-08-24",
                            "cl 2023-04-20",
                            "cl 2023-02-15",
                            "cl 2022-08-16");
            assertThat(names(sources.inUse(CellType.class))).containsExactly("cl 2024-05-15");
            assertThat(names(sources.inUse(Disease.class)))
                    .containsExactly("mondo 2024-06-04", "doid 2024-05-29 (human)");
        }

        @Test
        @DisplayName("the one for an organism is meant, else the one for all")
        void ofAnOrganism() {
            assertThat(Sources.name(sources.inUse(Disease.class, "human"))).isEqualTo("doid 2024-05-29 (human)");
            assertThat(Sources.name(sources.inUse(Disease.class, "mouse"))).isEqualTo("mondo 2024-06-04");
            assertThat(Sources.name(sources.inUse(Gene.class, "mouse"))).isEqualTo("ensembl release-112 (mouse)");
        }

        @Test
        @DisplayName(
                "without an organism the only one is meant, else the one for all, of organisms that of vertebrates")
        void ofNoOrganism() {
            assertThat(Sources.name(sources.inUse(CellType.class, null))).isEqualTo("cl 2024-05-15");
            assertThat(Sources.name(sources.inUse(Disease.class, null))).isEqualTo("mondo 2024-06-04");
            assertThat(Sources.name(sources.inUse(Organism.class, null)))
                    .isEqualTo("ensembl release-112 (vertebrates)");
        }

        @Test
        @DisplayName("none is meant where only an organism could tell, and the error lists the organisms")
        void organismRequired() {
            assertThatThrownBy(() -> sources.inUse(Gene.class, null))
                    .hasMessage("Cannot tell which source of bionty.Gene is meant without an organism: in use are"
                            + " ensembl release-112 (human), ensembl release-112 (mouse),"
                            + " ensembl release-112 (saccharomyces cerevisiae)."
                            + " Name one of the organisms human, mouse, saccharomyces cerevisiae.")
                    .extracting(error -> ((OntologyException) error).reason())
                    .isEqualTo(Reason.AMBIGUOUS);
            assertThatThrownBy(() -> sources.inUse(Gene.class, "humn"))
                    .hasMessage("No source of bionty.Gene is in use for organism 'humn': in use are"
                            + " ensembl release-112 (human), ensembl release-112 (mouse),"
                            + " ensembl release-112 (saccharomyces cerevisiae). Did you mean human?"
                            + " Name another organism, or add a source for this one.")
                    .extracting(error -> ((OntologyException) error).reason())
                    .isEqualTo(Reason.UNKNOWN);
        }

        @Test
        @DisplayName("one is found by name and version, or what is alike is named")
        void found() {
            assertThat(sources.find(CellType.class, "cl", "2022-08-16", null).uid())
                    .isEqualTo("32df");
            assertThatThrownBy(() -> sources.find(CellType.class, "cl", "2022-08-17", null))
                    .hasMessage("There is no source of bionty.CellType with name 'cl', version '2022-08-17'."
                            + " Did you mean 2022-08-16, 2023-02-15, 2023-08-24? There are cl 2024-05-15,"
                            + " cl 2024-04-05, cl 2024-02-13, cl 2024-01-04, cl 2023-08-24, cl 2023-04-20,"
                            + " cl 2023-02-15, cl 2022-08-16.");
            assertThatThrownBy(() -> sources.find(Disease.class, "mondos", "2024-06-04", "all"))
                    .hasMessage("There is no source of bionty.Disease with name 'mondos', version '2024-06-04',"
                            + " organism 'all'. Did you mean mondo? Its sources are mondo, doid, icd.");
            assertThatThrownBy(() -> sources.find(Gene.class, "ensembl", "release-112", null))
                    .hasMessage("There are 3 sources of bionty.Gene with name 'ensembl' and version 'release-112':"
                            + " ensembl release-112 (human), ensembl release-112 (mouse),"
                            + " ensembl release-112 (saccharomyces cerevisiae). Name the organism.");
        }

        @Test
        @DisplayName("none is there for a registry whose records are no terms")
        void noTerms() {
            assertThatThrownBy(() -> sources.of(ULabel.class))
                    .isInstanceOf(OntologyException.class)
                    .hasMessageStartingWith("There is no ontology for registry ULabel: its records name no source."
                            + " Registries with ontologies are bionty.Organism, bionty.Gene, ");
        }
    }

    @Nested
    @DisplayName("A source of one's own")
    class Own {

        private final NewSource lab = NewSource.of(CellType.class, "lab", "1")
                .at("https://lab.example/cells.obo")
                .withMd5("0123456789abcdef0123456789abcdef");

        @Test
        @DisplayName("is added without being used, once, with the uid that it has everywhere")
        void added() {
            Source source = sources.add(lab);
            assertThat(source)
                    .extracting(
                            Source::uid,
                            Source::entity,
                            Source::organism,
                            Source::name,
                            Source::version,
                            Source::currentlyUsed,
                            Source::inDb,
                            Source::description,
                            Source::url,
                            Source::md5)
                    .containsExactly(
                            DeterministicUid.of("bionty.CellTypelaball1", 4),
                            "bionty.CellType",
                            "all",
                            "lab",
                            "1",
                            false,
                            false,
                            "lab",
                            "https://lab.example/cells.obo",
                            "0123456789abcdef0123456789abcdef");
            assertThat(sources.add(lab)).isEqualTo(source);
            assertThat(sources.of(CellType.class)).hasSize(9);
        }

        @Test
        @DisplayName("is refused if another of its name, version and organism is there, and nothing is written")
        void other() {
            sources.add(lab);
            assertThatThrownBy(() ->
                            sources.add(lab.at("https://lab.example/other.obo").withWebsite("https://lab.example")))
                    .hasMessage("Cannot add source lab 1 to bionty.CellType: it is there, with url"
                            + " 'https://lab.example/cells.obo' instead of 'https://lab.example/other.obo',"
                            + " source_website none instead of 'https://lab.example'."
                            + " Give the other one a version or a name of its own.")
                    .extracting(error -> ((OntologyException) error).reason())
                    .isEqualTo(Reason.CONFLICT);
            assertThat(sources.all()).hasSize(102);
        }

        @Test
        @DisplayName("names a file of this machine by its absolute path")
        void file() {
            Path file = folder.resolve("my cells.obo");
            assertThat(sources.add(NewSource.of(CellType.class, "lab", "2").at(file))
                            .url())
                    .isEqualTo(file.toAbsolutePath().toString());
        }

        @Test
        @DisplayName("has a name, and a registry with terms")
        void refused() {
            assertThatThrownBy(() -> NewSource.of(CellType.class, " ", "1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The name of a source must not be blank.");
            assertThatThrownBy(() -> sources.add(NewSource.of(ULabel.class, "lab", "1")))
                    .isInstanceOf(OntologyException.class)
                    .hasMessageStartingWith("There is no ontology for registry ULabel");
        }
    }

    @Nested
    @DisplayName("A source that is used")
    class Use {

        @Test
        @DisplayName("is the only one of its registry and organism in use, whatever the names of the others")
        void only() {
            List<Source> others = sources.all().stream()
                    .filter(source -> !source.entity().equals("bionty.Disease"))
                    .toList();
            Source icd = sources.find(Disease.class, "icd", "icd-11-2023", "human");
            Source used = sources.use(icd);
            assertThat(used.currentlyUsed()).isTrue();
            assertThat(used.updatedAt()).isAfter(icd.updatedAt());
            assertThat(names(sources.inUse(Disease.class)))
                    .containsExactly("mondo 2024-06-04", "icd icd-11-2023 (human)");
            assertThat(sources.all()).containsAll(others);
            assertThat(environment.messages(MessageLevel.SUCCESS))
                    .contains("set icd icd-11-2023 (human) as currently used");
        }

        @Test
        @DisplayName("is the only one, too, when two programs use different ones at once")
        void atOnce() {
            try (Instance other = environment.instances().connect("lab")) {
                List<CompletableFuture<Source>> both = Stream.of(
                                Map.entry(sources, "2022-08-16"),
                                Map.entry(Bionty.of(other).sources(), "2023-02-15"))
                        .map(each -> CompletableFuture.supplyAsync(() ->
                                each.getKey().use(each.getKey().find(CellType.class, "cl", each.getValue(), null))))
                        .toList();
                both.forEach(CompletableFuture::join);
            }
            assertThat(sources.inUse(CellType.class))
                    .singleElement()
                    .extracting(Source::version)
                    .isIn("2022-08-16", "2023-02-15");
        }

        @Test
        @DisplayName("stays as it is when used again")
        void again() {
            Source used = sources.use(sources.find(CellType.class, "cl", "2022-08-16", null));
            List<Source> before = sources.all();
            sources.use(used);
            assertThat(sources.all()).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("An instance that is open for reading")
    class ReadOnly {

        @Test
        @DisplayName("lists its sources, and refuses to change them")
        void refuses() {
            environment.init("other", database, "bionty").close();
            Sources read = Bionty.of(lamin.using("other")).sources();
            assertThat(read.all()).hasSize(101);
            assertThatThrownBy(() -> read.add(NewSource.of(CellType.class, "lab", "1")))
                    .isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> read.use(read.inUse(CellType.class, null))).isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> sources.use(read.inUse(CellType.class, null)))
                    .isInstanceOf(OntologyException.class)
                    .hasMessage("Source cl 2024-05-15 of bionty.CellType is not one of instance 'anonymous/lab'."
                            + " Take one of its sources, or add it to them.");
        }
    }
}
