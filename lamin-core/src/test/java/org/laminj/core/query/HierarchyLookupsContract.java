package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.allOf;
import static org.laminj.core.query.Condition.anyOf;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.AssayModule;
import org.laminj.core.testing.AssayModule.Antibody;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** What lookups select that ask where records stand in a hierarchy. Nothing is ever written but once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HierarchyLookupsContract {

    private final TestDatabase database;
    private final Map<String, ULabel> labels = new LinkedHashMap<>();

    private TestEnvironment environment;
    private Instance lamin;
    private Transform load;
    private Run counting;

    HierarchyLookupsContract(TestDatabase database) {
        this.database = database.available();
    }

    /** A label of each kind of cell, and an artifact with each that is named as its label, or without any. */
    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.initWith("lab", new AssayModule());
        label("cell");
        label("lymphocyte", "cell");
        label("T cell", "lymphocyte");
        label("B cell", "lymphocyte");
        label("CD4-positive, alpha-beta T cell", "T cell");
        label("neuron", "cell");
        List.of("T cell", "B cell", "CD4-positive, alpha-beta T cell", "neuron", "none")
                .forEach(this::artifact);
        Antibody one = antibody("one");
        Antibody two = antibody("two");
        lamin.related(one, "parents").add(two);
        lamin.related(two, "parents").add(one);
        load = transform("step");
        Transform count = transform("count.py");
        lamin.related(count, "predecessors").add(load);
        lamin.related(transform("plot.py"), "predecessors").add(transform("step"));
        counting = lamin.save(Draft.of(Run.class).with(Run::transform, Ref.to(count)));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private void label(String name, String... parents) {
        ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, name));
        for (String parent : parents) {
            lamin.related(label, "parents").add(named(parent));
        }
        labels.put(name, label);
    }

    private ULabel named(String name) {
        return Objects.requireNonNull(labels.get(name));
    }

    private void artifact(String key) {
        Artifact artifact = lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, "")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
        if (labels.containsKey(key)) {
            lamin.related(artifact, "ulabels").add(named(key));
        }
    }

    private Antibody antibody(String name) {
        return lamin.save(Draft.of(Antibody.class).with(Antibody::name, name));
    }

    private Transform transform(String name) {
        return lamin.save(Draft.of(Transform.class).with(Transform::name, name).with(Transform::type, "script"));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private List<String> artifacts(Condition<Artifact>... conditions) {
        return lamin.query(Artifact.class).filter(conditions).stream()
                .map(Artifact::key)
                .toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private List<String> labels(Condition<ULabel>... conditions) {
        return lamin.query(ULabel.class).filter(conditions).stream()
                .map(ULabel::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is_a           | T cell     | T cell; CD4-positive, alpha-beta T cell",
                "descendants_of | T cell     | CD4-positive, alpha-beta T cell",
                "ancestors_of   | T cell     | cell; lymphocyte",
                "is_a           | neuron     | neuron",
                "descendants_of | neuron     | ''",
                "ancestors_of   | cell       | ''",
                "id__is_a       | lymphocyte | lymphocyte; T cell; B cell; CD4-positive, alpha-beta T cell",
                "children__is_a | B cell     | lymphocyte",
                "parents__descendants_of | cell | T cell; B cell; CD4-positive, alpha-beta T cell"
            })
    void selectRecordsOfTheRegistryItself(String lookup, String value, String expected) {
        assertThat(String.join("; ", labels(lookup(lookup, value)))).isEqualTo(expected);
    }

    @Test
    void selectWhatIsRelatedToThem() {
        assertThat(artifacts(lookup("ulabels__is_a", "T cell")))
                .containsExactly("T cell", "CD4-positive, alpha-beta T cell");
        assertThat(artifacts(lookup("ulabels__descendants_of", "T cell")))
                .containsExactly("CD4-positive, alpha-beta T cell");
        assertThat(artifacts(lookup("ulabels__ancestors_of", "CD4-positive, alpha-beta T cell")))
                .containsExactly("T cell");
        assertThat(lamin.query(ULabel.class)
                        .filter(lookup("artifacts__ulabels__is_a", "lymphocyte"))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void followReferences() {
        assertThat(lamin.query(Run.class)
                        .filter(lookup("transform__is_a", load))
                        .list())
                .containsExactly(counting);
        assertThat(lamin.query(Run.class)
                        .filter(where(Run::transform).isDescendantOf(load))
                        .list())
                .containsExactly(counting);
        assertThat(lamin.query(Run.class)
                        .filter(where(Run::transform).isAncestorOf(load))
                        .exists())
                .isFalse();
    }

    @Test
    void areSatisfiedTogetherWithOtherConditions() {
        assertThat(artifacts(lookup("ulabels__is_a", "lymphocyte"), lookup("ulabels__name__startswith", "B")))
                .containsExactly("B cell");
        assertThat(artifacts(anyOf(lookup("ulabels__is_a", "T cell"), lookup("key", "none"))))
                .containsExactly("T cell", "CD4-positive, alpha-beta T cell", "none");
        assertThat(artifacts(not(lookup("ulabels__is_a", "lymphocyte")))).containsExactly("neuron", "none");
        assertThat(artifacts(
                        allOf(lookup("ulabels__descendants_of", "lymphocyte"), not(lookup("ulabels__is_a", "T cell")))))
                .containsExactly("B cell");
        assertThat(lamin.query(ULabel.class)
                        .filter(lookup("is_a", "lymphocyte"))
                        .search("cell")
                        .orderBy("-name")
                        .list())
                .hasSize(3);
    }

    @Nested
    @DisplayName("take")
    class Take {

        @Test
        @DisplayName("a record, a reference, an id, a name or a uid")
        void oneRecord() {
            ULabel cell = named("T cell");
            List<String> expected = List.of("T cell", "CD4-positive, alpha-beta T cell");

            assertThat(labels(where(ULabel::id).isA(cell))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", cell))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", Ref.to(cell)))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", cell.id()))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", cell.id().value()))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", cell.name()))).isEqualTo(expected);
            assertThat(labels(lookup("is_a", cell.uid()))).isEqualTo(expected);
            assertThat(labels(where(ULabel::id).isDescendantOf(cell))).isEqualTo(expected.subList(1, 2));
            assertThat(labels(where(ULabel::id).isAncestorOf(cell))).containsExactly("cell", "lymphocyte");
        }

        @Test
        @DisplayName("several of them, of which one may be below another")
        void severalRecords() {
            assertThat(labels(lookup("is_a", List.of("B cell", named("neuron")))))
                    .containsExactly("B cell", "neuron");
            assertThat(labels(lookup("descendants_of", List.of(named("lymphocyte"), "T cell"))))
                    .containsExactly("T cell", "B cell", "CD4-positive, alpha-beta T cell");
            assertThat(labels(lookup("is_a", List.of()))).isEmpty();
        }

        @Test
        @DisplayName("a text with commas as one name")
        void commas() {
            assertThat(artifacts(lookup("ulabels__is_a", "CD4-positive, alpha-beta T cell")))
                    .containsExactly("CD4-positive, alpha-beta T cell");
        }

        @Test
        @DisplayName("a name that several records have for all of them")
        void ambiguousNames() {
            assertThat(lamin.query(Transform.class)
                            .filter(lookup("descendants_of", "step"))
                            .list())
                    .extracting(Transform::name)
                    .containsExactly("count.py", "plot.py");
        }
    }

    @Test
    @DisplayName("leave a record of a circle out of its own descendants")
    void circles() {
        assertThat(lamin.query(Antibody.class)
                        .filter(lookup("descendants_of", "one"))
                        .list())
                .extracting(Antibody::name)
                .containsExactly("two");
        assertThat(lamin.query(Antibody.class).filter(lookup("is_a", "one")).count())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("take one statement, and one more to look whether there is what a text names")
    void statements() {
        QuerySet<Artifact> artifacts = lamin.query(Artifact.class);

        assertThat(environment.statementsOf(() -> artifacts.filter(lookup("ulabels__is_a", named("cell")))))
                .isEmpty();
        assertThat(environment.statementsOf(() -> artifacts.filter(lookup("ulabels__is_a", List.of("cell", "neuron")))))
                .hasSize(1);
        QuerySet<Artifact> cells = artifacts.filter(lookup("ulabels__is_a", "cell"));
        assertThat(environment.statementsOf(() -> assertThat(cells.list()).hasSize(4)))
                .hasSize(1);
        assertThat(environment.statementsOf(() -> assertThat(cells.count()).isEqualTo(4)))
                .hasSize(1);
    }

    @Nested
    @DisplayName("refuse")
    class Refuse {

        private void assertRefused(Condition<Artifact> condition, String message) {
            assertThatThrownBy(() -> lamin.query(Artifact.class).filter(condition))
                    .isInstanceOf(QueryException.class)
                    .hasMessage(message);
        }

        @Test
        @DisplayName("a text that names no record, wherever the condition stands, naming what is alike")
        void unknownNames() {
            assertThatThrownBy(() -> artifacts(lookup("ulabels__is_a", "T cel")))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessage("Cannot filter by ulabels__is_a=T cel: no ULabel is named 'T cel', nor has it as"
                            + " ontology id or uid. Did you mean 'T cell'? Case matters.");
            assertThatThrownBy(() -> artifacts(not(anyOf(lookup("ulabels__descendants_of", "t cell")))))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessageContaining("Did you mean 'T cell'?");
            assertThatThrownBy(() -> labels(lookup("is_a", List.of("T cell", "plasma"))))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessageContaining("no ULabel is named 'plasma'");
        }

        @Test
        @DisplayName("registries without parents, with the choices")
        void registriesWithoutParents() {
            assertRefused(
                    lookup("storage__is_a", "T cell"),
                    "Records of registry Storage are in no hierarchy: they have no parents. Choices are: Transform,"
                            + " ULabel, assay.Antibody.");
            assertRefused(
                    lookup("is_a", "T cell"),
                    "Records of registry Artifact are in no hierarchy: they have no parents. Choices are: Transform,"
                            + " ULabel, assay.Antibody.");
        }

        @Test
        @DisplayName("fields that are no records")
        void fields() {
            assertRefused(
                    lookup("ulabels__name__is_a", "T cell"),
                    "Lookup 'is_a' asks where a record stands in a hierarchy, and field 'name' is no record. Leave the"
                            + " field out.");
            assertThatThrownBy(() -> lamin.query(ULabel.class).orderBy("is_a"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageStartingWith("Cannot order by 'is_a': registry ULabel has no field 'is_a'.");
        }

        @Test
        @DisplayName("records of another registry or instance")
        void otherRecords() {
            assertRefused(
                    lookup("ulabels__is_a", load),
                    "Cannot look for " + load + " in the hierarchy of ULabel: it is a record of another registry.");
            try (Instance other = environment.initWith("other", new AssayModule())) {
                ULabel foreign = other.save(Draft.of(ULabel.class).with(ULabel::name, "T cell"));

                assertThatThrownBy(() -> labels(where(ULabel::id).isA(foreign)))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("ids mean nothing in another instance");
            }
        }
    }
}
