package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private static final List<String> NAMES = List.of(
            "effector memory CD8 T cell",
            "naive-like t cell, rare",
            "T cell",
            "T cells of the gut",
            "pre-T cell",
            "pat cellar",
            "cell of the blood",
            "t CELL",
            "100% pure",
            "a_b",
            "a'b",
            "CD8",
            "Größe µm");

    private final TestDatabase database;

    private TestEnvironment environment;
    private Instance lamin;

    SearchContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        lamin.saveAll(NAMES.stream()
                .map(name -> Draft.of(ULabel.class).with(ULabel::name, name))
                .toList());
        lamin.save(Draft.of(ULabel.class).with(ULabel::name, "other").with(ULabel::description, "T cell"));
        artifact("seen.csv", 1);
        artifact("hidden.csv", 0);
    }

    private void artifact(String key, int visibility) {
        lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, ".csv")
                .with(Artifact::visibility, visibility)
                .with(
                        Artifact::storage,
                        Ref.to(lamin.query(Storage.class).first().orElseThrow())));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private static List<String> names(QuerySet<ULabel> labels) {
        return labels.stream().map(ULabel::name).toList();
    }

    private QuerySet<ULabel> search(String text) {
        return lamin.query(ULabel.class).search(text);
    }

    @Test
    void putsTheBestFirst() {
        assertThat(names(search("T cell")))
                .containsExactly(
                        // one field is the text
                        "T cell",
                        "t CELL",
                        "other",
                        // one field begins with it
                        "T cells of the gut",
                        // one field holds it as words
                        "effector memory CD8 T cell",
                        "naive-like t cell, rare",
                        "pre-T cell",
                        // one field holds it
                        "pat cellar",
                        // one field holds a word of it
                        "cell of the blood");
    }

    @Test
    void putsRecordsWithMoreOfTheWordsFirst() {
        assertThat(names(search("memory cell blood")))
                .startsWith("effector memory CD8 T cell", "cell of the blood", "naive-like t cell, rare");
    }

    @ParameterizedTest
    @CsvSource({
        "100%, 100% pure",
        "a_b, a_b",
        "a'b, a'b",
        "GRÖSSE, ''",
        "GRÖßE, Größe µm",
        "größe μM, Größe µm",
        "' CD8 ', 'CD8; effector memory CD8 T cell'",
        "%, 100% pure",
        "_, a_b",
        "none, ''"
    })
    void takesTextLiterally(String text, String expected) {
        assertThat(String.join("; ", names(search(text)))).isEqualTo(expected);
    }

    @Test
    void looksWhereItIsToldTo() {
        SearchOptions inNames = SearchOptions.defaults().withFields("name");

        assertThat(names(lamin.query(ULabel.class).search("T cell", inNames))).doesNotContain("other");
        assertThat(names(lamin.query(ULabel.class).search("t CELL", inNames.mindingCase())))
                .containsExactly("t CELL");
        assertThat(names(lamin.query(ULabel.class).search("T cell", inNames.withLimit(2))))
                .containsExactly("T cell", "t CELL");
        String uid = search("a_b").one().uid();
        assertThat(names(search(uid))).containsExactly("a_b");
    }

    @Test
    void isAQuerySetLikeOthers() {
        QuerySet<ULabel> cells = search("T cell");

        assertThat(names(cells.filter(lookup("name__startswith", "T"))))
                .containsExactly("T cell", "T cells of the gut");
        assertThat(names(lamin.query(ULabel.class)
                        .filter(lookup("name__startswith", "T"))
                        .search("T cell")))
                .containsExactly("T cell", "T cells of the gut");
        assertThat(cells.count()).isEqualTo(9);
        assertThat(cells.first().orElseThrow().name()).isEqualTo("T cell");
        assertThat(cells.df().getColumn("name").get(3)).isEqualTo("T cells of the gut");
        assertThat(names(cells.orderByDescending(ULabel::id).limit(3))).containsExactly("other", "t CELL", "T cell");
        assertThat(environment.statementsOf(cells::list)).hasSize(1);
        assertThat(cells).hasToString("QuerySet(ULabel that satisfy search=T cell)");
    }

    @Test
    void givesTwentyRecordsUnlessMoreAreAskedFor() {
        Instance many = environment.init("many");
        many.saveAll(IntStream.range(0, 25)
                .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, "label " + number))
                .toList());

        assertThat(many.query(ULabel.class).search("label").count()).isEqualTo(20);
        assertThat(many.query(ULabel.class).search("label").limit(100).count()).isEqualTo(25);
        many.close();
    }

    @Test
    void leavesHiddenRecordsHidden() {
        assertThat(lamin.query(Artifact.class).search(".csv").stream().map(Artifact::key))
                .containsExactly("seen.csv");
        assertThat(lamin.query(Artifact.class).anyVisibility().search(".csv").count())
                .isEqualTo(2);
    }

    @Test
    void looksInEachRegistryThatHoldsText() {
        assertThat(lamin.schema().registries())
                .filteredOn(registry -> registry.type() != FeatureValue.class && registry.type() != ParamValue.class)
                .allSatisfy(registry -> assertThat(
                                lamin.query(registry.name()).search("nowhere").list())
                        .isEmpty());
        assertThatThrownBy(() -> lamin.query(FeatureValue.class).search("nowhere"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cannot search in FeatureValue: its records hold no text.");
    }

    @Test
    void takesLongTexts() {
        String words =
                IntStream.range(0, 2_000).mapToObj(number -> "none" + number).collect(Collectors.joining(" "));

        assertThat(names(search("gut cell " + words))).startsWith("effector memory CD8 T cell");
    }

    @Test
    void refusesWhatCannotBeLookedFor() {
        assertThatThrownBy(() -> search(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search("a\0b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lamin.query(ULabel.class)
                        .search("x", SearchOptions.defaults().withFields("created_at")))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Cannot search in 'created_at': registry ULabel has no such field of text."
                        + " Choices are: uid, name, description");
    }
}
