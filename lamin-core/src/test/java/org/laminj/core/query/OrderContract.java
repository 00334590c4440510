package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderContract {

    private final TestDatabase database;

    private TestEnvironment environment;
    private Instance lamin;

    OrderContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        artifact("b", "Zebra", 2L, run("second"));
        artifact("a", "apple", null, run("first"));
        artifact("É", "apple", 1L, null);
        artifact("C", null, 3L, run("second"));
    }

    private Run run(String name) {
        Transform transform = lamin.query(Transform.class)
                .filter(Condition.lookup("name", name))
                .findOne()
                .orElseGet(() -> lamin.save(
                        Draft.of(Transform.class).with(Transform::name, name).with(Transform::type, "script")));
        return lamin.save(Draft.of(Run.class).with(Run::transform, Ref.to(transform)));
    }

    private void artifact(String key, String description, Long size, Run run) {
        lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::description, description)
                .with(Artifact::size, size)
                .with(Artifact::run, run == null ? null : Ref.to(run))
                .with(Artifact::suffix, "")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private List<String> keys(String... orders) {
        QuerySet<Artifact> artifacts = lamin.query(Artifact.class);
        for (String order : orders) {
            artifacts = artifacts.orderBy(order);
        }
        return artifacts.stream().map(Artifact::key).toList();
    }

    @Test
    void isByIdUnlessAnotherIsGiven() {
        assertThat(keys()).containsExactly("b", "a", "É", "C");
        assertThat(keys("-id")).containsExactly("C", "É", "a", "b");
    }

    @Test
    void comparesTextByCodePoints() {
        assertThat(keys("key")).containsExactly("C", "a", "b", "É");
        assertThat(keys("-key")).containsExactly("É", "b", "a", "C");
    }

    @Test
    void putsAbsentValuesLastWhicheverWay() {
        assertThat(keys("size")).containsExactly("É", "b", "C", "a");
        assertThat(keys("-size")).containsExactly("C", "b", "É", "a");
        assertThat(lamin.query(Artifact.class).orderByDescending(Artifact::size).orderBy(Artifact::key).stream()
                        .map(Artifact::key))
                .endsWith("a");
    }

    @Test
    void takesFurtherCriteriaForRecordsThatTie() {
        assertThat(keys("description", "-key")).containsExactly("b", "É", "a", "C");
        assertThat(keys("description", "key")).containsExactly("b", "a", "É", "C");
    }

    @Test
    void followsReferences() {
        assertThat(keys("run__transform__name")).containsExactly("a", "b", "C", "É");
        assertThat(keys("-run__transform__name", "-size")).containsExactly("C", "b", "a", "É");
        assertThat(keys("storage__root", "created_by__handle")).containsExactly("b", "a", "É", "C");
        assertThat(keys("-run")).containsExactly("C", "a", "b", "É");
        assertThat(keys("run__transform___source_code_artifact__key")).containsExactly("b", "a", "É", "C");
        assertThat(environment.statementsOf(() -> keys("run__transform__name"))).hasSize(1);
    }

    @Test
    void isRefusedWhereARecordHasNoOneValue() {
        assertThatThrownBy(() -> keys("-ulabels__name"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cannot order by 'ulabels__name': 'ulabels' leads to several records of ULabel for one of"
                        + " Artifact. Order by a field of the record, or along references as in created_by__handle.");
        assertThatThrownBy(() -> keys("storage__rot"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith(
                        "Cannot order by 'storage__rot': registry Storage has no field 'rot'. Did you mean root?");
        assertThatThrownBy(() -> keys("key__contains")).isInstanceOf(QueryException.class);
    }
}
