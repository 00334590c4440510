package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.anyOf;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameContract {

    private final TestDatabase database;

    private TestEnvironment environment;
    private Instance lamin;

    FrameContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        Artifact lung = artifact("lung");
        artifact("liver");
        ULabel second = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP2"));
        ULabel first = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
        Feature donor =
                lamin.save(Draft.of(Feature.class).with(Feature::name, "donor").with(Feature::dtype, "cat"));
        lamin.related(lung, "ulabels").add(first, second);
        lamin.related(lung, "ulabels").under(donor).add(first);
    }

    private Artifact artifact(String key) {
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, "")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private static List<List<Object>> values(DataFrame frame, String... columns) {
        return IntStream.range(0, frame.height())
                .mapToObj(row -> Arrays.stream(columns)
                        .map(column -> frame.get(column, row))
                        .toList())
                .toList();
    }

    private static List<String> columns(DataFrame frame) {
        return List.of(frame.getColumnsIndex().toArray());
    }

    @Test
    void includesWhatReferencesAndLinksLeadTo() {
        DataFrame frame = lamin.query(Artifact.class).df(Join.LEFT, "created_by__handle", "ulabels__name", "ulabels");

        assertThat(columns(frame)).startsWith("id", "created_by__handle", "ulabels__name", "ulabels", "uid", "version");
        assertThat(values(frame, "key", "created_by__handle", "ulabels__name", "ulabels"))
                .containsExactly(
                        List.of("lung", "anonymous", List.of("TSP2", "TSP1"), List.of(1L, 2L)),
                        List.of("liver", "anonymous", List.of(), List.of()));
    }

    @Test
    void leavesOutRecordsWithoutAValueUnlessTheyAreAskedFor() {
        assertThat(values(lamin.query(Artifact.class).df("ulabels__name"), "key", "ulabels__name"))
                .containsExactly(List.of("lung", List.of("TSP2", "TSP1")));
        assertThat(values(lamin.query(ULabel.class).df("artifacts__key"), "name", "artifacts__key"))
                .containsExactly(List.of("TSP2", List.of("lung")), List.of("TSP1", List.of("lung")));
        assertThat(values(lamin.query(Storage.class).df("artifacts__key"), "artifacts__key"))
                .containsExactly(List.of(List.of("lung", "liver")));
    }

    @Test
    void leavesOutColumnsWithoutAnyValue() {
        DataFrame frame = lamin.query(Artifact.class).df("feature_sets__registry", "ulabels", "run__started_at");

        assertThat(columns(frame)).startsWith("id", "ulabels", "uid");
        assertThat(environment.messages(MessageLevel.WARNING))
                .endsWith(
                        "feature_sets__registry is not shown because no values are found",
                        "run__started_at is not shown because no values are found");
    }

    @Test
    void takesOneStatementForEachColumn() {
        assertThat(environment.statementsOf(
                        () -> lamin.query(Artifact.class).df("ulabels__name", "created_by__handle")))
                .hasSize(3);
    }

    @Test
    void refusesWhatLeadsToNoField() {
        assertThatThrownBy(() -> lamin.query(Artifact.class).df("ulabels__nam"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith(
                        "Cannot include 'ulabels__nam': registry ULabel has no field 'nam'. Did you mean name?");
        assertThatThrownBy(() -> lamin.query(Artifact.class).df("key"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cannot include 'key': the table has this column already.");
    }

    @Test
    void comesInPartsWhereItIsLarge() {
        Instance many = environment.init("many");
        many.saveAll(IntStream.range(0, 2_001)
                .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, "label " + number))
                .toList());
        List<Integer> heights = new ArrayList<>();

        List<String> statements = environment.statementsOf(
                () -> many.query(ULabel.class).forEachFrame(frame -> heights.add(frame.height())));
        many.query(ULabel.class).filter(lookup("name", "none")).forEachFrame(frame -> {
            heights.add(frame.height());
            assertThat(columns(frame)).startsWith("id", "uid", "name");
        });

        assertThat(heights).containsExactly(1_000, 1_000, 1, 0);
        assertThat(statements).hasSize(1);
        many.close();
    }

    @Test
    void isReadByStatementsThatPeopleCanSee() {
        QuerySet<Artifact> artifacts = lamin.query(Artifact.class)
                .filter(anyOf(lookup("key__startswith", "it's?"), not(lookup("ulabels__name", "TSP1"))))
                .filter(lookup("id__in", List.of(1, 2)), lookup("is_latest", true))
                .orderBy("-storage__root")
                .limit(5);

        assertThat(environment.statementsOf(artifacts::list)).containsExactly(artifacts.sql());
        assertThat(artifacts.sql()).contains("?").doesNotContain("TSP1");
        assertThat(artifacts.sqlWithValues())
                .contains("it''s", "'TSP1'", " LIMIT 5 OFFSET 0")
                .doesNotContain("= ?");
    }

    @Test
    void isReadByStatementsThatPeopleCanTry() throws SQLException {
        QuerySet<Artifact> artifacts = lamin.query(Artifact.class)
                .filter(lookup("key__in", List.of("lung", "it's", "\"quoted\" \\ ?")))
                .filter(lookup("created_at__gt", "2024-01-01"), lookup("key__icontains", "LUN"));

        try (Connection connection = console();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(artifacts.sqlWithValues())) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("key")).isEqualTo("lung");
            assertThat(rows.next()).isFalse();
        }
    }

    /** What people have beside the library. */
    private Connection console() throws SQLException {
        if (database == TestDatabase.SQLITE) {
            return DriverManager.getConnection(
                    "jdbc:sqlite:" + lamin.settings().sqliteFile().orElseThrow());
        }
        DatabaseUrl url = lamin.settings().db();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.host() + ":" + url.port().orElse(5432) + "/"
                        + url.database().orElseThrow(),
                url.user().orElseThrow(),
                url.password().orElse(""));
    }
}
