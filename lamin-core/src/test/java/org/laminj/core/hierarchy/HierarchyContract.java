package org.laminj.core.hierarchy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.RecordId;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Feature;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Small;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.AssayModule;
import org.laminj.core.testing.AssayModule.Antibody;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** Where records stand among their parents and children. Nothing is ever written but once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HierarchyContract {

    private final TestDatabase database;

    private TestEnvironment environment;
    private Instance lamin;
    private Hierarchy<ULabel> labels;
    private final Map<String, ULabel> label = new LinkedHashMap<>();
    private final Map<String, Antibody> antibody = new LinkedHashMap<>();
    private final Map<String, Folder> folders = new LinkedHashMap<>();

    HierarchyContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.initWith("lab", new AssayModule(), new FoldersModule());
        labels = lamin.hierarchy(ULabel.class);
        List.of("cell", "blood", "immune", "lymphocyte", "T", "B", "helper", "CD4", "killer", "alone")
                .forEach(name ->
                        label.put(name, lamin.save(Draft.of(ULabel.class).with(ULabel::name, name))));
        parents(label, "blood", "cell");
        parents(label, "immune", "cell");
        parents(label, "CD4", "cell");
        parents(label, "lymphocyte", "immune", "blood");
        parents(label, "T", "lymphocyte");
        parents(label, "B", "lymphocyte");
        parents(label, "helper", "T", "CD4");
        parents(label, "killer", "T");
        List.of("circle 1", "circle 2", "circle 3", "way out", "own parent", "child of it", "twin")
                .forEach(name ->
                        antibody.put(name, lamin.save(Draft.of(Antibody.class).with(Antibody::name, name))));
        parents(antibody, "circle 1", "circle 2");
        parents(antibody, "circle 2", "circle 3", "way out");
        parents(antibody, "circle 3", "circle 1");
        parents(antibody, "own parent", "own parent");
        parents(antibody, "child of it", "own parent");
        parents(antibody, "twin", "own parent");
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private <R extends SqlRecord> void parents(Map<String, R> records, String name, String... parents) {
        for (String parent : parents) {
            lamin.related(records.get(name), "parents").add(records.get(parent));
        }
    }

    private static List<String> names(Collection<? extends SqlRecord> records) {
        return records.stream().map(HierarchyContract::name).toList();
    }

    private static String name(SqlRecord record) {
        return record instanceof ULabel label
                ? label.name()
                : record instanceof Folder folder ? folder.name() : ((Antibody) record).name();
    }

    /** Names with distances. */
    private static List<String> told(List<? extends Relative<?>> relatives) {
        return relatives.stream()
                .map(relative -> name(relative.record()) + " " + relative.distance())
                .toList();
    }

    private static List<List<String>> paths(List<? extends List<? extends SqlRecord>> paths) {
        return paths.stream().map(HierarchyContract::names).toList();
    }

    @Test
    @DisplayName("Parents, children and siblings are those one step away, by id, in one statement")
    void oneStepAway() {
        assertThat(names(labels.parents(label.get("lymphocyte")))).containsExactly("blood", "immune");
        assertThat(names(labels.children(label.get("cell")))).containsExactly("blood", "immune", "CD4");
        assertThat(names(labels.siblings(label.get("T")))).containsExactly("B");
        assertThat(names(labels.siblings(label.get("immune")))).containsExactly("blood", "CD4");
        assertThat(names(labels.siblings(label.get("helper")))).containsExactly("killer");
        assertThat(labels.parents(label.get("cell"))).isEmpty();
        assertThat(labels.children(label.get("killer"))).isEmpty();
        assertThat(labels.siblings(label.get("alone"))).isEmpty();
        assertThat(environment.statementsOf(() -> labels.parents(label.get("T"))))
                .hasSize(1);
        assertThat(environment.statementsOf(() -> labels.children(label.get("T"))))
                .hasSize(1);
        assertThat(environment.statementsOf(() -> labels.siblings(label.get("T"))))
                .hasSize(1);
    }

    @Test
    @DisplayName("Ancestors and descendants come with the shortest distance, nearest first, in one statement")
    void severalStepsAway() {
        assertThat(told(labels.ancestors(label.get("helper"))))
                .containsExactly("T 1", "CD4 1", "cell 2", "lymphocyte 2", "blood 3", "immune 3");
        assertThat(told(labels.descendants(label.get("immune"))))
                .containsExactly("lymphocyte 1", "T 2", "B 2", "helper 3", "killer 3");
        assertThat(labels.ancestors(label.get("cell"))).isEmpty();
        assertThat(labels.descendants(label.get("alone"))).isEmpty();
        assertThat(environment.statementsOf(() -> labels.ancestors(label.get("helper"))))
                .hasSize(1);
        assertThat(environment.statementsOf(() -> labels.descendants(label.get("cell"))))
                .hasSize(1);
    }

    @Nested
    @DisplayName("For several records")
    class ForSeveralRecords {

        @Test
        @DisplayName("each has an answer of its own, in one statement for all of them")
        void eachHasAnAnswer() {
            List<ULabel> asked = List.of(label.get("killer"), label.get("alone"), label.get("CD4"));

            Map<ULabel, List<Relative<ULabel>>> ancestors = labels.ancestorsOfEach(asked);

            assertThat(ancestors.keySet()).containsExactlyElementsOf(asked);
            assertThat(told(ancestors.get(label.get("killer"))))
                    .containsExactly("T 1", "lymphocyte 2", "blood 3", "immune 3", "cell 4");
            assertThat(ancestors.get(label.get("alone"))).isEmpty();
            assertThat(told(ancestors.get(label.get("CD4")))).containsExactly("cell 1");
            assertThat(told(labels.descendantsOfEach(asked).get(label.get("CD4"))))
                    .containsExactly("helper 1");
            assertThat(environment.statementsOf(() -> labels.ancestorsOfEach(label.values())))
                    .hasSize(1);
            assertThat(environment.statementsOf(() -> labels.descendantsOfEach(label.values())))
                    .hasSize(1);
        }

        @Test
        @DisplayName("those of at least one of them come with the distance from the nearest")
        void fromTheNearest() {
            assertThat(told(labels.ancestors(List.of(label.get("killer"), label.get("CD4")))))
                    .containsExactly("cell 1", "T 1", "lymphocyte 2", "blood 3", "immune 3");
            assertThat(told(labels.descendants(List.of(label.get("lymphocyte"), label.get("T")))))
                    .containsExactly("T 1", "B 1", "helper 1", "killer 1");
        }

        @Test
        @DisplayName("there may be none, and then nothing is read")
        void mayBeNone() {
            assertThat(environment.statementsOf(() -> {
                        assertThat(labels.ancestorsOfEach(List.of())).isEmpty();
                        assertThat(labels.descendants(List.of())).isEmpty();
                    }))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Paths to the root")
    class PathsToRoot {

        @Test
        @DisplayName("are all ways up, shortest first, in one statement")
        void areAllWaysUp() {
            assertThat(paths(labels.pathsToRoot(label.get("helper"))))
                    .containsExactly(
                            List.of("helper", "CD4", "cell"),
                            List.of("helper", "T", "lymphocyte", "blood", "cell"),
                            List.of("helper", "T", "lymphocyte", "immune", "cell"));
            assertThat(paths(labels.pathsToRoot(label.get("alone")))).containsExactly(List.of("alone"));
            assertThat(environment.statementsOf(() -> labels.pathsToRoot(label.get("helper"))))
                    .hasSize(1);
        }

        @Test
        @DisplayName("end where parents go in a circle")
        void endInACircle() {
            assertThat(paths(lamin.hierarchy(Antibody.class).pathsToRoot(antibody.get("circle 1"))))
                    .containsExactly(
                            List.of("circle 1", "circle 2", "circle 3"), List.of("circle 1", "circle 2", "way out"));
            assertThat(paths(lamin.hierarchy(Antibody.class).pathsToRoot(antibody.get("child of it"))))
                    .containsExactly(List.of("child of it", "own parent"));
        }
    }

    @Test
    @DisplayName("A circle makes no record its own relative")
    void circles() {
        Hierarchy<Antibody> antibodies = lamin.hierarchy(Antibody.class);
        Antibody ownParent = antibody.get("own parent");

        assertThat(told(antibodies.ancestors(antibody.get("circle 1"))))
                .containsExactly("circle 2 1", "circle 3 2", "way out 2");
        assertThat(told(antibodies.descendants(antibody.get("circle 1")))).containsExactly("circle 3 1", "circle 2 2");
        assertThat(told(antibodies.ancestors(List.of(antibody.get("circle 1"), antibody.get("circle 2")))))
                .containsExactly("circle 2 1", "circle 3 1", "way out 1", "circle 1 2");
        assertThat(antibodies.parents(ownParent)).isEmpty();
        assertThat(names(antibodies.children(ownParent))).containsExactly("child of it", "twin");
        assertThat(antibodies.siblings(ownParent)).isEmpty();
        assertThat(antibodies.ancestors(ownParent)).isEmpty();
        assertThat(names(antibodies.siblings(antibody.get("twin")))).containsExactly("child of it");
    }

    @Test
    @DisplayName("Where the number of paths doubles with each step, relatives are found and paths are refused")
    void ladderOfDiamonds() {
        List<ULabel> ladder = lamin.saveAll(IntStream.range(0, 80)
                .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, "rung " + number))
                .toList());
        for (int number = 2; number < 80; number++) {
            int rung = number / 2 * 2;
            lamin.related(ladder.get(number), "parents").add(ladder.get(rung - 2), ladder.get(rung - 1));
        }

        List<Relative<ULabel>> ancestors = labels.ancestors(ladder.get(79));

        assertThat(ancestors).hasSize(78);
        assertThat(ancestors.get(77)).isEqualTo(new Relative<>(ladder.get(1), 39));
        assertThat(labels.descendantsOfEach(ladder).get(ladder.get(0))).hasSize(78);
        assertThatThrownBy(() -> labels.pathsToRoot(ladder.get(79)))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cannot list the paths to the root of " + ladder.get(79)
                        + ": there are more than 10000. Ask for its ancestors, which are fewer.");
        assertThat(labels.pathsToRoot(ladder.get(26))).hasSize(8192);
    }

    @Test
    @DisplayName("Whatever the links are, relatives are those of the closure of all links")
    void agreesWithTheClosure() {
        Random random = new Random(7);
        List<Antibody> nodes = lamin.saveAll(IntStream.range(0, 40)
                .mapToObj(number -> Draft.of(Antibody.class).with(Antibody::name, "node " + number))
                .toList());
        int[][] steps = new int[40][40];
        for (int[] row : steps) {
            Arrays.fill(row, 1_000);
        }
        for (int number = 0; number < 70; number++) {
            int below = random.nextInt(40);
            int above = random.nextInt(40);
            steps[below][above] = 1;
            lamin.related(nodes.get(below), "parents").add(nodes.get(above));
        }
        for (int by = 0; by < 40; by++) {
            for (int from = 0; from < 40; from++) {
                for (int to = 0; to < 40; to++) {
                    steps[from][to] = Math.min(steps[from][to], steps[from][by] + steps[by][to]);
                }
            }
        }

        Map<Antibody, List<Relative<Antibody>>> above =
                lamin.hierarchy(Antibody.class).ancestorsOfEach(nodes);
        Map<Antibody, List<Relative<Antibody>>> below =
                lamin.hierarchy(Antibody.class).descendantsOfEach(nodes);

        for (int node = 0; node < 40; node++) {
            int from = node;
            List<Integer> others = IntStream.range(0, 40)
                    .filter(other -> other != from)
                    .boxed()
                    .toList();
            assertThat(told(above.get(nodes.get(node)))).isEqualTo(told(nodes, others, other -> steps[from][other]));
            assertThat(told(below.get(nodes.get(node)))).isEqualTo(told(nodes, others, other -> steps[other][from]));
        }
    }

    private static List<String> told(List<Antibody> nodes, List<Integer> others, IntUnaryOperator distances) {
        Map<Integer, TreeSet<Integer>> byDistance = new TreeMap<>();
        others.stream()
                .filter(other -> distances.applyAsInt(other) < 1_000)
                .forEach(other -> byDistance
                        .computeIfAbsent(distances.applyAsInt(other), key -> new TreeSet<>())
                        .add(other));
        return byDistance.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(other -> nodes.get(other).name() + " " + entry.getKey()))
                .collect(toCollection(ArrayList::new));
    }

    @Test
    @DisplayName("Transforms stand below their predecessors")
    void transforms() {
        Transform load = transform("load.py");
        Transform count = transform("count.py");
        lamin.related(count, "predecessors").add(load);

        assertThat(lamin.hierarchy(Transform.class).ancestors(count)).containsExactly(new Relative<>(load, 1));
        assertThat(lamin.hierarchy(Transform.class).children(load)).containsExactly(count);
    }

    private Transform transform(String name) {
        return lamin.save(Draft.of(Transform.class).with(Transform::name, name).with(Transform::type, "script"));
    }

    @Test
    @DisplayName("Several kinds of links make one hierarchy, and hidden records are left out of answers alone")
    void severalLinksAndHiddenRecords() {
        List.of("root", "hidden", "mirror", "leaf")
                .forEach(name -> folders.put(
                        name,
                        lamin.save(Draft.of(Folder.class)
                                .with(Folder::name, name)
                                .with(Folder::visibility, name.equals("hidden") ? 0 : 1))));
        parents(folders, "leaf", "hidden");
        parents(folders, "hidden", "root");
        lamin.related(folders.get("leaf"), "originals").add(folders.get("mirror"));
        Hierarchy<Folder> hierarchy = lamin.hierarchy(Folder.class);
        Folder leaf = folders.get("leaf");

        assertThat(names(hierarchy.parents(leaf))).containsExactly("mirror");
        assertThat(told(hierarchy.ancestors(leaf))).containsExactly("mirror 1", "root 2");
        assertThat(told(hierarchy.descendants(folders.get("root")))).containsExactly("leaf 2");
        assertThat(paths(hierarchy.pathsToRoot(leaf)))
                .containsExactly(List.of("leaf", "mirror"), List.of("leaf", "root"));
        assertThat(paths(hierarchy.pathsToRoot(folders.get("hidden")))).containsExactly(List.of("hidden", "root"));
    }

    @Nested
    @DisplayName("Refused are")
    class Refused {

        @Test
        @DisplayName("registries without parents, with the choices")
        void registriesWithoutParents() {
            assertThatThrownBy(() -> lamin.hierarchy(Feature.class))
                    .isInstanceOf(QueryException.class)
                    .hasMessage("Records of registry Feature are in no hierarchy: they have no parents. Choices are:"
                            + " Transform, ULabel, assay.Antibody, folders.Folder.");
        }

        @Test
        @DisplayName("records that were never saved")
        void unsavedRecords() {
            Folder unsaved = new Folder(RecordId.unsaved(), "", "new", 1);

            assertThatThrownBy(() -> lamin.hierarchy(Folder.class).ancestors(unsaved))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessage("Cannot find the ancestors of " + unsaved
                            + ": it was never saved. Save it first, and find the ancestors of what save returns.");
        }

        @Test
        @DisplayName("records of another instance")
        void foreignRecords() {
            try (Instance other = environment.initWith("other", new AssayModule())) {
                ULabel foreign = other.save(Draft.of(ULabel.class).with(ULabel::name, "T"));

                assertThatThrownBy(() -> labels.siblings(foreign))
                        .isInstanceOf(ConstraintException.class)
                        .hasMessage("Cannot find the siblings of a ULabel of another instance in instance"
                                + " 'anonymous/lab'. Save it here first and find the siblings of what save returns.");
                assertThatThrownBy(() -> labels.ancestorsOfEach(List.of(label.get("T"), foreign)))
                        .isInstanceOf(ConstraintException.class);
            }
        }
    }

    /** A registry of somebody else, which has visibility and two kinds of links to itself. */
    static final class FoldersModule implements SchemaModule {

        @Override
        public String name() {
            return "folders";
        }

        @Override
        public List<Class<? extends SqlRecord>> registries() {
            return List.of(Folder.class);
        }
    }

    /** A record that can be hidden. */
    @RegistryTable(value = "folders_folder", nameField = "name")
    @ManyToMany(accessor = "originals", target = Folder.class)
    public record Folder(
            RecordId id,
            @Uid(8) String uid,
            @Text(150) String name,
            @Small @DefaultValue("1") int visibility) implements HasParents {}
}
