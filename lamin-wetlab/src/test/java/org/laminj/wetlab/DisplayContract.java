package org.laminj.wetlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.Lists;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.InstanceException;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.display.Description;
import org.laminj.core.display.FeatureSetMembers;
import org.laminj.core.display.FrameText;
import org.laminj.core.display.RecordText;
import org.laminj.core.display.RegistryText;
import org.laminj.core.display.TextStyle;
import org.laminj.core.display.ViewOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UnknownRegistryException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class DisplayContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    DisplayContract(TestDatabase database) {
        this.database = database.available();
    }

    /** How a reference to a run is shown, which is named by the time at which it started. */
    abstract String run(Run run);

    /** The line of a reference to a record without a name, or nothing. */
    abstract String namelessReference(String accessor);

    /** The names of labels that are shown, and in which order, of those in the order in which they were linked. */
    abstract List<String> labels(List<String> linked);

    /** The names of members that are shown, and in which order, of those in the order in which they were linked. */
    abstract List<String> members(List<String> linked);

    @Nested
    @DisplayName("a record of the current instance")
    class OwnRecord {

        private TestEnvironment environment;
        private Instance lamin;

        @BeforeEach
        void open() {
            environment = TestEnvironment.in(folder, database);
            lamin = environment.init("own", "bionty", "wetlab");
        }

        @AfterEach
        void close() {
            if (lamin != null) {
                lamin.close(); // absent where the test was skipped
            }
        }

        @Test
        void hasItsTextAsItIs() {
            ULabel parent = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "it's a \"parent\" 🫁"));
            ULabel label = lamin.save(Draft.of(ULabel.class)
                    .with(ULabel::name, "label 'quoted' \\ 細胞")
                    .with(ULabel::description, "two\nlines"));
            lamin.related(label, "parents").add(parent);

            assertThat(lamin.describe(label)).isEqualTo("""
                ULabel(uid='%s', name='label 'quoted' \\ 細胞', description='two
                lines', created_at=%s)
                  Provenance
                    .created_by = 'anonymous'
                  Labels
                    .parents = 'it's a "parent" 🫁'
                """.formatted(label.uid(), RecordText.time(label.createdAt())));
        }

        @Test
        void showsTenNamesAndDotsWhereThereAreMore() {
            Artifact ten = artifactWithLabels(10);
            Artifact eleven = artifactWithLabels(11);

            assertThat(lamin.describe(ten))
                    .contains(
                            "    .ulabels = 'label 0', 'label 1', 'label 2', 'label 3', 'label 4', 'label 5', 'label 6',"
                                    + " 'label 7', 'label 8', 'label 9'\n");
            assertThat(lamin.describe(eleven)).contains("'label 9', ...\n").doesNotContain("label 10");
        }

        @Test
        void showsItsRunByTheTimeOfItsStart() {
            Run run = lamin.track("ITeOtm7bhtdq0000", TrackOptions.pipeline("Ingest"));
            Artifact artifact = artifactWithLabels(0);

            assertThat(lamin.describe(artifact)).isEqualTo("""
                Artifact(uid='%s', is_latest=True, suffix='.csv', visibility=1, _key_is_virtual=True, created_at=%s)
                  Provenance
                    .storage = '%s'
                    .transform = 'Ingest'
                    .run = %s
                    .created_by = 'anonymous'
                """.formatted(
                            artifact.uid(),
                            RecordText.time(artifact.createdAt()),
                            artifact.storage().get().root(),
                            run(run)));
        }

        @Test
        void refersToRecordsWithoutName() {
            Transform transform = lamin.save(Draft.of(Transform.class).with(Transform::uid, "ITeOtm7bhtdq0000"));
            Run run = lamin.save(Draft.of(Run.class)
                    .with(Run::transform, Ref.to(transform))
                    .with(Run::report, Ref.to(artifactWithLabels(0))));

            assertThat(lamin.describe(run))
                    .isEqualTo(RecordText.withoutReferences(run) + "\n  Provenance\n" + namelessReference("transform")
                            + namelessReference("report") + "    .created_by = 'anonymous'\n");
        }

        @Test
        void choosesAndOrdersWhatItIsLinkedWith() {
            Artifact artifact = artifactWithLabels(0);
            List<ULabel> labels = Lists.reverse(labels(12));
            lamin.related(artifact, "ulabels").add(labels);
            FeatureSet set = lamin.save(
                    Draft.of(FeatureSet.class).with(FeatureSet::n, 22).with(FeatureSet::registry, "Feature"));
            List<Feature> features = IntStream.range(0, 22)
                    .mapToObj(number -> feature("feature " + number, "float"))
                    .toList();
            lamin.related(set, "features").add(Lists.reverse(features));
            lamin.related(artifact, "feature_sets").add(set);

            assertThat(lamin.describe(artifact))
                    .endsWith("  Labels\n    .ulabels = "
                            + quoted(DisplayContract.this.labels(
                                    labels.stream().map(ULabel::name).toList()))
                            + ", ...\n  Feature sets\n    None = "
                            + quoted(members(Lists.reverse(features).stream()
                                    .map(Feature::name)
                                    .toList()))
                            + "\n");
        }

        @Test
        void setsOffWhatItIsOnATerminal() {
            ULabel parent = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "parent"));
            ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "\u001b[5mlabel"));
            lamin.related(label, "parents").add(parent);

            assertThat(lamin.describe(label, TextStyle.terminal(20)))
                    .isEqualTo("""
                \u001b[92mULabel\u001b[0m(uid='%s', name='\\u001b[5mlabel', created_at=%s)
                  \u001b[3mProvenance\u001b[0m
                    .created_by = 'anonymous'
                  \u001b[3mLabels\u001b[0m
                    .parents = 'parent'
                """.formatted(label.uid(), RecordText.time(label.createdAt())));
        }

        @Test
        void isCompleteForPrograms() throws JsonProcessingException {
            Run run = lamin.track("ITeOtm7bhtdq0000", TrackOptions.pipeline("Ingest"));
            Artifact artifact = artifactWithLabels(12);
            lamin.related(artifact, "input_of_runs").add(run);
            value(artifact, "int", "temperature", "37");
            value(artifact, "list[str]", "steps", "[\"a\",\"b\"]");
            lamin.related(artifact, "ulabels")
                    .under(feature("batch", "cat[ULabel]"))
                    .add(artifactLabel(artifact));
            FeatureSet set =
                    lamin.save(Draft.of(FeatureSet.class).with(FeatureSet::n, 1).with(FeatureSet::registry, "Feature"));
            lamin.related(set, "features").add(feature("batch", "cat[ULabel]"));
            lamin.related(artifact, "feature_sets").add(set);

            Description description = lamin.description(artifact);

            assertThat(description.instance()).isEqualTo("anonymous/own");
            assertThat(description.registry()).isEqualTo("Artifact");
            assertThat(description.uid()).isEqualTo(artifact.uid());
            assertThat(description.fields())
                    .containsEntry("id", artifact.id().value())
                    .containsEntry("uid", artifact.uid())
                    .containsEntry("key", null)
                    .containsEntry("run_id", run.id().value())
                    .containsEntry("created_at", artifact.createdAt());
            assertThat(description.provenance())
                    .containsExactly(
                            entry("storage", artifact.storage().get().root()),
                            entry("transform", "Ingest"),
                            entry("run", run.startedAt()),
                            entry("created_by", "anonymous"));
            assertThat(description.usage()).containsExactly(entry("input_of_runs", List.of(run.startedAt())));
            assertThat(description.labels().get("ulabels")).hasSize(12).startsWith("label 0");
            assertThat(description.features())
                    .containsExactly(
                            entry("batch", List.of("label 0")),
                            entry("steps", List.of(new ObjectMapper().readTree("[\"a\",\"b\"]"))),
                            entry("temperature", List.of(new ObjectMapper().readTree("37"))));
            assertThat(description.params()).isEmpty();
            assertThat(description.featureSets()).containsExactly(new FeatureSetMembers(null, List.of("batch")));
            assertThat(new ObjectMapper().readTree(description.toJson()).at("/provenance/run"))
                    .isEqualTo(TextNode.valueOf(run.startedAt().toString()));
        }

        private ULabel artifactLabel(Artifact artifact) {
            return lamin.query(ULabel.class)
                    .filter(lookup("artifacts__uid", artifact.uid()))
                    .orderBy("id")
                    .first()
                    .orElseThrow();
        }

        @Test
        void isNotDescribedWhenItWasDeletedMeanwhile() {
            ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "gone"));
            Registry<ULabel> registry = lamin.schema().registry(ULabel.class);
            lamin.store()
                    .write(session ->
                            session.delete(registry, List.of(label.id().value())));

            assertThatThrownBy(() -> lamin.describe(label))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessage("Cannot describe ULabel with id " + label.id()
                            + ": it is not in the database any more. Query it again.");
            assertThatThrownBy(() -> lamin.description(label)).isInstanceOf(NoSuchRecordException.class);
        }

        private static String quoted(List<String> names) {
            return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        }

        @Test
        void takesAsManyStatementsForManyLabelsAsForFew() {
            Artifact few = artifactWithLabels(10);
            Artifact many = artifactWithLabels(1000);

            List<String> statements = environment.statementsOf(() -> lamin.describe(many));

            assertThat(statements).hasSizeLessThan(10).isEqualTo(environment.statementsOf(() -> lamin.describe(few)));
        }

        @Test
        void gathersTheLabelsOfAFeatureFromAllRegistries() {
            Artifact artifact = artifactWithLabels(0);
            Feature state = feature("state", "cat[bionty.CellType|ULabel]");
            List<ULabel> labels = labels(10);
            CellType cellType = lamin.save(Draft.of(CellType.class).with(CellType::name, "T cell"));
            lamin.related(artifact, "cell_types").under(state).add(cellType);
            lamin.related(artifact, "ulabels").under(state).add(labels);
            lamin.related(artifact, "ulabels")
                    .under(feature("batch", "cat[ULabel]"))
                    .add(labels.get(9));

            assertThat(lamin.describe(artifact)).endsWith("""
                  Features
                    'batch' = 'label 9'
                    'state' = 'T cell', 'label 0', 'label 1', 'label 2', 'label 3', 'label 4', 'label 5', 'label 6', 'label 7', 'label 8', ...
                """);
        }

        @Test
        void spellsPlainValuesByTheirKind() throws JsonProcessingException {
            Artifact artifact = artifactWithLabels(0);
            value(artifact, "str", "note", "\"it's\"");
            value(artifact, "bool", "checked", "true");
            value(artifact, "list[str]", "steps", "[\"a\",\"b\"]");
            for (int temperature = 0; temperature < 11; temperature++) {
                value(artifact, "int", "temperature", String.valueOf(temperature));
            }

            assertThat(lamin.describe(artifact)).endsWith("""
                  Features
                    'checked' = True
                    'note' = it's
                    'steps' = ["a", "b"]
                    'temperature' = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...
                """);
        }

        private void value(Artifact artifact, String type, String feature, String json) throws JsonProcessingException {
            FeatureValue value = lamin.save(Draft.of(FeatureValue.class)
                    .with(FeatureValue::feature, Ref.to(feature(feature, type)))
                    .with(FeatureValue::value, new ObjectMapper().readTree(json)));
            lamin.related(artifact, "_feature_values").add(value);
        }

        private Feature feature(String name, String type) {
            return lamin.query(Feature.class)
                    .filter(where(Feature::name).is(name))
                    .findOne()
                    .orElseGet(() -> lamin.save(
                            Draft.of(Feature.class).with(Feature::name, name).with(Feature::dtype, type)));
        }

        @Test
        void isItsHeaderBeforeItIsSaved() {
            User user = new User(RecordId.unsaved(), "abcdefgh", "falexwolf", null, Instant.EPOCH, Instant.EPOCH);

            assertThat(lamin.describe(user))
                    .isEqualTo("User(uid='abcdefgh', handle='falexwolf', created_at=1970-01-01 00:00:00 UTC)\n");
        }

        private Artifact artifactWithLabels(int count) {
            Storage storage = lamin.query(Storage.class).one();
            Artifact artifact = lamin.save(
                    Draft.of(Artifact.class).with(Artifact::suffix, ".csv").with(Artifact::storage, Ref.to(storage)));
            lamin.related(artifact, "ulabels").add(labels(count));
            return artifact;
        }

        private List<ULabel> labels(int count) {
            Registry<ULabel> registry = lamin.schema().registry(ULabel.class);
            RowShape shape = new RowShape(Stream.of("created_at", "updated_at", "uid", "name", "created_by")
                    .map(name -> registry.field(name).orElseThrow())
                    .toList());
            long user = lamin.user().id().value();
            List<Row> rows = IntStream.range(0, count)
                    .mapToObj(number -> new Row(shape, new Object[] {
                        Instant.EPOCH, Instant.EPOCH, String.format("%08d", number), "label " + number, user
                    }))
                    .toList();
            // one transaction: saving them one by one takes a quarter of a minute
            lamin.store().write(session -> session.insert(registry, rows));
            return lamin.query(ULabel.class).limit(count).list();
        }
    }

    @Nested
    @DisplayName("an instance")
    class View {

        @Test
        void isATableForEachRegistryWithRecords() {
            try (Instance lamin = TestEnvironment.in(folder, database).init("fresh")) {
                assertThat(lamin.view())
                        .isEqualTo("! No records found\n".repeat(5)
                                + "Storage\n"
                                + FrameText.of(lamin.query(Storage.class).df())
                                + "! No records found\n".repeat(2)
                                + "User\n"
                                + FrameText.of(lamin.query(User.class).df()));
            }
        }

        @Test
        void isATableOfTheRegistriesThatAreNamed() {
            try (Instance lamin = TestEnvironment.in(folder, database).init("fresh", "bionty")) {
                ViewOptions options = ViewOptions.defaults().ofRegistries(List.of("user", "param", "bionty.CellType"));

                assertThat(lamin.view(options))
                        .isEqualTo("User\n"
                                + FrameText.of(lamin.query(User.class).df()) + "! No records found\n".repeat(2));
                assertThat(lamin.latest(options).keySet()).containsExactly("User", "Param", "bionty.CellType");
                assertThatThrownBy(() -> lamin.view(ViewOptions.defaults().ofRegistries(List.of("artifcat"))))
                        .isInstanceOf(UnknownRegistryException.class)
                        .hasMessageContaining("Artifact");
            }
        }

        @Test
        void setsOffWhatItShowsOnATerminal() {
            try (Instance lamin = TestEnvironment.in(folder, database).init("fresh", "bionty")) {
                String view = lamin.view(ViewOptions.defaults().in(TextStyle.terminal(60)));

                assertThat(view)
                        .startsWith("****************\n* module: \u001b[1;92mcore\u001b[0m *\n****************\n")
                        .contains("\u001b[93m!\u001b[0m No records found\n", "\u001b[1;94mUser\u001b[0m\n");
                assertThat(view.lines().filter(line -> line.startsWith("id")))
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60))
                        .anySatisfy(line -> assertThat(line).contains(" ... "));
            }
        }

        @Test
        void refusesModulesThatItLacks() {
            try (Instance lamin = TestEnvironment.in(folder, database).init("fresh", "bionty")) {
                assertThatThrownBy(() -> lamin.view(7, "wetlab"))
                        .isInstanceOf(InstanceException.class)
                        .hasMessage(
                                "Cannot view schema module 'wetlab' of instance 'anonymous/fresh': choose from core,"
                                        + " bionty.");
                assertThatThrownBy(() -> lamin.view(0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("at least one");
            }
        }
    }

    @Test
    @DisplayName("a registry is its fields by what they lead to")
    void registry() {
        try (Instance lamin = TestEnvironment.in(folder, database).init("fresh", "bionty")) {
            assertThat(RegistryText.of(lamin.schema(), lamin.schema().registry(CellType.class)))
                    .isEqualTo("""
                    CellType
                      Simple fields
                        .created_at: DateTimeField
                        .updated_at: DateTimeField
                        .uid: CharField
                        .name: CharField
                        .ontology_id: CharField
                        .abbr: CharField
                        .synonyms: TextField
                        .description: TextField
                      Relational fields
                        .created_by: User
                        .run: Run
                        .artifacts: Artifact
                      Bionty fields
                        .source: bionty.Source
                        .parents: bionty.CellType
                        .children: bionty.CellType
                    """);
        }
    }
}
