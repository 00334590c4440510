package org.laminj.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Lineage;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class LineageContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private int transforms;

    LineageContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private Run run(String name, Artifact... inputs) {
        String uid = "%012d0000".formatted(++transforms);
        Run run = lamin.track(uid, TrackOptions.script(name));
        for (Artifact input : inputs) {
            lamin.related(input, "input_of_runs").add(run);
        }
        return run;
    }

    /** An artifact of the run that was started last. */
    private Artifact artifact(String key) {
        return lamin.save(draft(key));
    }

    private Draft<Artifact> draft(String key) {
        return Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one()));
    }

    private void trash(Artifact artifact) {
        lamin.save(Draft.from(artifact).with(Artifact::visibility, -1));
    }

    private static List<String> titles(LineageGraph graph) {
        return graph.nodes().stream().map(LineageNode::title).toList();
    }

    /** Edges by the titles of what they connect. */
    private static List<String> edges(LineageGraph graph) {
        Map<String, String> titles =
                graph.nodes().stream().collect(Collectors.toMap(LineageNode::id, LineageNode::title));
        return graph.edges().stream()
                .map(edge -> titles.get(edge.from()) + " > " + titles.get(edge.to()))
                .toList();
    }

    @Nested
    @DisplayName("of an artifact")
    class OfAnArtifact {

        private Artifact raw;
        private Artifact counts;
        private Artifact model;

        @BeforeEach
        void makeAModelOfCountsOfRawData() {
            run("load.py");
            raw = artifact("raw");
            run("count.py", raw);
            counts = artifact("counts");
            run("train.py", counts);
            model = artifact("model");
        }

        @Test
        @DisplayName("goes from its first ancestor to its last descendant")
        void goesInBothDirections() {
            LineageGraph graph = lamin.lineage(counts);

            assertThat(edges(graph))
                    .containsExactlyInAnyOrder(
                            "load.py > raw",
                            "raw > count.py",
                            "count.py > counts",
                            "counts > train.py",
                            "train.py > model");
            assertThat(graph.notes()).isEmpty();
            assertThat(graph.nodes().get(0))
                    .isEqualTo(new LineageNode(
                            "artifact_" + counts.uid(),
                            LineageKind.DATA,
                            "Artifact",
                            counts.uid(),
                            "counts",
                            List.of("uid=" + counts.uid(), "suffix=.h5ad"),
                            "",
                            true));
            assertThat(graph.nodes().stream().filter(LineageNode::isQueried)).hasSize(1);
        }

        @Test
        @DisplayName("names runs by their transforms, with user and start")
        void namesRuns() {
            Run run = counts.run().get();

            LineageNode node = lamin.lineage(counts).nodes().get(1);

            assertThat(node.id()).isEqualTo("run_" + run.uid());
            assertThat(node.kind()).isEqualTo(LineageKind.CODE);
            assertThat(node.title()).isEqualTo("count.py");
            assertThat(node.details())
                    .startsWith("uid=" + run.transform().get().uid(), "type=script, user=anonymous")
                    .last()
                    .asString()
                    .matches("run=\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
        }

        @Test
        @DisplayName("goes in one direction if asked")
        void goesInOneDirection() {
            LineageQuery query = LineageQuery.of(lamin);

            assertThat(edges(query.direction(LineageDirection.UPSTREAM).graph(counts)))
                    .containsExactlyInAnyOrder("load.py > raw", "raw > count.py", "count.py > counts");
            assertThat(edges(query.direction(LineageDirection.DOWNSTREAM).graph(counts)))
                    .containsExactlyInAnyOrder("counts > train.py", "train.py > model");
        }

        @Test
        @DisplayName("stops after as many runs as asked")
        void stopsAtADepth() {
            LineageQuery query = LineageQuery.of(lamin).depth(1);

            assertThat(edges(query.graph(model))).containsExactlyInAnyOrder("counts > train.py", "train.py > model");
            assertThat(edges(query.graph(raw)))
                    .containsExactlyInAnyOrder("load.py > raw", "raw > count.py", "count.py > counts");
        }

        @Test
        @DisplayName("keeps the nearest nodes where there are too many, and says so")
        void keepsTheNearest() {
            LineageGraph graph = LineageQuery.of(lamin).most(3).graph(model);

            assertThat(edges(graph)).containsExactlyInAnyOrder("counts > train.py", "train.py > model");
            assertThat(graph.notes()).containsExactly("There is more than the 3 nodes that are nearest to the record.");
        }

        @Test
        @DisplayName("leaves out the trash, but not what is asked for")
        void leavesOutTheTrash() {
            trash(raw);
            trash(model);

            assertThat(edges(lamin.lineage(counts)))
                    .containsExactlyInAnyOrder("count.py > counts", "counts > train.py");
            assertThat(titles(lamin.lineage(model))).startsWith("model").contains("train.py", "counts", "count.py");
        }

        @Test
        @DisplayName("shows what a run made of itself as its output, and warns")
        void showsInputsThatAreOutputsAsOutputs() {
            lamin.related(counts, "input_of_runs").add(counts.run().get());

            LineageGraph graph = LineageQuery.of(lamin)
                    .direction(LineageDirection.UPSTREAM)
                    .depth(1)
                    .graph(counts);

            assertThat(edges(graph)).containsExactlyInAnyOrder("raw > count.py", "count.py > counts");
            assertThat(graph.notes())
                    .containsExactly("Artifact 'artifact_" + counts.uid() + "' is input and output of run '"
                            + counts.run().get().uid() + "'; it is shown as output.");
        }

        @Test
        @DisplayName("ends where runs go in a circle")
        void endsInACircle() {
            lamin.related(model, "input_of_runs").add(raw.run().get());

            assertThat(edges(lamin.lineage(counts)))
                    .containsExactlyInAnyOrder(
                            "load.py > raw",
                            "raw > count.py",
                            "count.py > counts",
                            "counts > train.py",
                            "train.py > model",
                            "model > load.py");
        }

        @Test
        @DisplayName("shows a few of what was made along with it, and counts the others")
        void countsCompanions() {
            run("split.py", model);
            List<Artifact> parts = IntStream.range(0, 20)
                    .mapToObj(number -> artifact("part" + number))
                    .toList();

            LineageGraph graph = LineageQuery.of(lamin)
                    .direction(LineageDirection.UPSTREAM)
                    .depth(1)
                    .graph(parts.get(10));

            assertThat(titles(graph))
                    .containsExactlyInAnyOrder(
                            "part10",
                            "split.py",
                            "model",
                            "part0",
                            "part1",
                            "part2",
                            "part3",
                            "part4",
                            "14 more outputs");
            assertThat(edges(lamin.lineage(model))).hasSize(6 + 20);
        }

        @Test
        @DisplayName("takes as many statements for many records as for few")
        void takesStatementsByLevel() {
            run("split.py", raw);
            artifact("one");
            List<String> few = environment.statementsOf(() -> lamin.lineage(raw));
            lamin.saveAll(IntStream.range(0, 50)
                    .mapToObj(number -> draft("more" + number))
                    .toList());

            List<String> many = environment.statementsOf(() -> lamin.lineage(raw));

            assertThat(titles(lamin.lineage(raw))).hasSize(8 + 50);
            assertThat(many).hasSameSizeAs(few);
        }

        @Test
        @DisplayName("shows collections among what runs made and used")
        void showsCollections() {
            run("collect.py", counts);
            Collection atlas = lamin.save(Draft.of(Collection.class).with(Collection::name, "atlas"));

            LineageGraph graph = LineageQuery.of(lamin)
                    .direction(LineageDirection.UPSTREAM)
                    .depth(1)
                    .graph(atlas);

            assertThat(edges(graph)).containsExactlyInAnyOrder("counts > collect.py", "collect.py > atlas");
            assertThat(graph.nodes().get(0).kind()).isEqualTo(LineageKind.COLLECTION);
        }

        @Test
        @DisplayName("cannot be had once it is deleted")
        void needsTheRecord() {
            lamin.store().write(session -> {
                var artifacts = lamin.schema().registry(Artifact.class);
                return session.delete(artifacts, List.of(model.id().value()));
            });

            assertThatThrownBy(() -> lamin.lineage(model))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessage("Cannot show the lineage of Artifact with id " + model.id()
                            + ": it is not in the database any more. Query it again.");
        }
    }

    @Test
    @DisplayName("of a run begins with it")
    void ofARun() {
        run("load.py");
        Artifact raw = artifact("raw");
        Run count = run("count.py", raw);
        artifact("counts");

        LineageGraph graph = lamin.lineage(count);

        assertThat(titles(graph)).startsWith("count.py");
        assertThat(graph.nodes().get(0).isQueried()).isTrue();
        assertThat(edges(graph)).containsExactlyInAnyOrder("load.py > raw", "raw > count.py", "count.py > counts");
    }

    @Test
    @DisplayName("of a transform shows predecessors and successors")
    void ofATransform() {
        Transform load = run("load.py").transform().get();
        Transform count = run("count.py").transform().get();
        Transform train = run("train.py").transform().get();
        lamin.related(count, "predecessors").add(load);
        lamin.related(train, "predecessors").add(count);

        assertThat(edges(lamin.lineage(count))).containsExactlyInAnyOrder("load.py > count.py", "count.py > train.py");
    }

    @Nested
    @DisplayName("of a record with parents")
    class OfARecordWithParents {

        private final List<ULabel> labels = new ArrayList<>();

        @BeforeEach
        void makeAChain() {
            for (int number = 0; number < 8; number++) {
                ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "L" + number));
                if (number > 0) {
                    lamin.related(label, "parents").add(labels.get(number - 1));
                }
                labels.add(label);
            }
        }

        @Test
        @DisplayName("goes five steps up and down")
        void goesFiveSteps() {
            assertThat(edges(lamin.lineage(labels.get(7))))
                    .containsExactlyInAnyOrder("L6 > L7", "L5 > L6", "L4 > L5", "L3 > L4", "L2 > L3");
            assertThat(edges(LineageQuery.of(lamin).depth(1).graph(labels.get(3))))
                    .containsExactlyInAnyOrder("L2 > L3", "L3 > L4");
        }

        @Test
        @DisplayName("ends where parents go in a circle")
        void endsInACircle() {
            lamin.related(labels.get(0), "parents").add(labels.get(2));
            lamin.related(labels.get(1), "parents").add(labels.get(1));

            assertThat(edges(LineageQuery.of(lamin)
                            .direction(LineageDirection.UPSTREAM)
                            .depth(100)
                            .graph(labels.get(1))))
                    .containsExactlyInAnyOrder("L0 > L1", "L1 > L1", "L2 > L0", "L1 > L2");
        }

        @Test
        @DisplayName("keeps the nearest nodes where there are too many, and says so")
        void keepsTheNearest() {
            LineageGraph graph = LineageQuery.of(lamin)
                    .direction(LineageDirection.UPSTREAM)
                    .most(3)
                    .graph(labels.get(7));

            assertThat(edges(graph)).containsExactlyInAnyOrder("L6 > L7", "L5 > L6");
            assertThat(graph.notes()).hasSize(1);
        }
    }

    @Test
    @DisplayName("is refused for what has neither runs nor parents, with the choices")
    void refusesOtherRegistries() {
        Feature feature =
                lamin.save(Draft.of(Feature.class).with(Feature::name, "size").with(Feature::dtype, "int"));

        assertThatThrownBy(() -> lamin.lineage(feature))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Records of registry Feature have no lineage")
                .hasMessageContaining("Choices are: Transform, Run, Artifact, Collection, ULabel");
        assertThatThrownBy(() -> LineageQuery.of(lamin).depth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LineageQuery.of(lamin).most(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("includes the registries of other modules, for what their declarations say")
    void includesOtherModules() {
        try (Instance own = environment
                .instances(List.of(new ScansModule()))
                .init(database.in(
                        folder,
                        InitOptions.at(folder.resolve("own").toString())
                                .withName("own")
                                .withModules("scans")))) {
            ScansModule.Place body = own.save(Draft.of(ScansModule.Place.class).with(ScansModule.Place::name, "body"));
            ScansModule.Place lung = own.save(Draft.of(ScansModule.Place.class).with(ScansModule.Place::name, "lung"));
            own.related(lung, "parents").add(body);
            own.track("ITeOtm7bhtdq0000", TrackOptions.script("scan.py"));
            ScansModule.Scan scan = own.save(Draft.of(ScansModule.Scan.class).with(ScansModule.Scan::name, "a scan"));
            Run read = own.track("ITeOtm7bhtdr0000", TrackOptions.script("read.py"));
            own.related(scan, "input_of_runs").add(read);
            ScansModule.Scan smooth = own.save(Draft.of(ScansModule.Scan.class).with(ScansModule.Scan::name, "smooth"));

            assertThat(edges(own.lineage(smooth)))
                    .containsExactlyInAnyOrder("scan.py > a scan", "a scan > read.py", "read.py > smooth");
            assertThat(edges(own.lineage(lung))).containsExactly("body > lung");
        }
    }

    /** A schema module of somebody else, with lineage and with a hierarchy. */
    static final class ScansModule implements SchemaModule {

        @Lineage
        @RegistryTable(value = "scans_scan", nameField = "name")
        @ManyToMany(accessor = "input_of_runs", target = Run.class, reverse = "input_scans")
        public record Scan(
                RecordId id,
                @Uid(12) String uid,
                @Text(150) String name,
                Instant createdAt,
                Ref<User> createdBy,
                @Nullable Ref<Run> run)
                implements TracksRun {}

        @RegistryTable(value = "scans_place", nameField = "name")
        public record Place(
                RecordId id, @Uid(8) String uid, @Text(150) String name) implements HasParents {}

        @Override
        public String name() {
            return "scans";
        }

        @Override
        public List<Class<? extends SqlRecord>> registries() {
            return List.of(Scan.class, Place.class);
        }
    }
}
