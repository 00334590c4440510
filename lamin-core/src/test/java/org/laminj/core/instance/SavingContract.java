package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Param;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QueryException;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.testing.TestEnvironment.Message;

abstract class SavingContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;

    SavingContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        lamin.user();
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private static Draft<ULabel> label(String name) {
        return Draft.of(ULabel.class).with(ULabel::name, name);
    }

    @Nested
    @DisplayName("Many new records")
    class Many {

        @Test
        @DisplayName("come back in the order of their drafts, each with what the instance filled in")
        void comeBackInOrder() {
            List<String> names = IntStream.range(0, 300)
                    .mapToObj(number -> "label " + (299 - number))
                    .toList();
            List<ULabel> saved =
                    lamin.saveAll(names.stream().map(SavingContract::label).toList());
            assertThat(saved).extracting(ULabel::name).isEqualTo(names);
            assertThat(saved).extracting(ULabel::uid).doesNotHaveDuplicates().allMatch(uid -> uid.length() == 8);
            assertThat(saved).allMatch(each -> each.createdBy().get().equals(lamin.user()));
            assertThat(lamin.query(ULabel.class).list()).containsExactlyInAnyOrderElementsOf(saved);
        }

        @Test
        @DisplayName("take as many statements as two")
        void takeFewStatements() {
            List<String> two = environment.statementsOf(() -> lamin.saveAll(List.of(label("a"), label("b"))));
            List<String> hundred = environment.statementsOf(() -> lamin.saveAll(IntStream.range(0, 100)
                    .mapToObj(number -> label("label " + number))
                    .toList()));
            assertThat(hundred).hasSameSizeAs(two);
        }

        @Test
        @DisplayName("are all refused if a name of one is taken, and the error says by whom")
        void nameTheTaken() {
            ULabel there = lamin.save(label("T cell"));
            assertThatThrownBy(() -> lamin.saveAll(List.of(label("B cell"), label("T cell"), label("NK cell"))))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessage(
                            "Cannot save 3 new records of registry ULabel in instance 'anonymous/lab': name 'T cell'"
                                    + " is taken by " + there + ". Nothing was written.");
            assertThat(lamin.query(ULabel.class).list()).containsExactly(there);
        }

        @Test
        @DisplayName("are all refused if two of them have one name")
        void nameTheDouble() {
            assertThatThrownBy(() -> lamin.saveAll(List.of(label("B cell"), label("T cell"), label("T cell"))))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("two of them have name 'T cell'");
            assertThat(lamin.query(ULabel.class).exists()).isFalse();
        }

        @Test
        @DisplayName("of a registry without uid are saved as well")
        void withoutUid() {
            List<Param> params = lamin.saveAll(List.of(
                    Draft.of(Param.class).with(Param::name, "rate").with(Param::dtype, "float"),
                    Draft.of(Param.class).with(Param::name, "steps").with(Param::dtype, "int")));
            assertThat(params).extracting(Param::name).containsExactly("rate", "steps");
        }

        @Test
        @DisplayName("are saved together with changes to others")
        void togetherWithChanges() {
            ULabel there = lamin.save(label("T cell"));
            List<ULabel> saved = lamin.saveAll(
                    List.of(label("B cell"), Draft.from(there).with(ULabel::description, "of the thymus")));
            assertThat(saved).extracting(ULabel::description).containsExactly(null, "of the thymus");
        }

        @Test
        @DisplayName("may be none")
        void none() {
            assertThat(lamin.saveAll(List.<Draft<ULabel>>of())).isEmpty();
        }
    }

    @Nested
    @DisplayName("A new version")
    class NewVersion {

        private Transform first;

        @BeforeEach
        void saveTheFirst() {
            first = lamin.save(Draft.of(Transform.class)
                    .with(Transform::uid, "ITeOtm7bhtdq0009")
                    .with(Transform::name, "Load")
                    .with(Transform::key, "load.py")
                    .with(Transform::version, "1")
                    .with(Transform::type, "script"));
        }

        @Test
        @DisplayName("counts on, takes over name and key, and is the latest alone")
        void countsOn() {
            Transform second = lamin.save(
                    Draft.revising(first).with(Transform::version, "2").with(Transform::type, "script"));
            assertThat(second.uid()).isEqualTo("ITeOtm7bhtdq000A");
            assertThat(second.name()).isEqualTo("Load");
            assertThat(second.key()).isEqualTo("load.py");
            assertThat(second.sourceCode()).isNull();
            assertThat(lamin.query(Transform.class)
                            .filter(where(Transform::isLatest).is(true))
                            .list())
                    .containsExactly(second);
        }

        @Test
        @DisplayName("of an older one is a version of the latest, and a message says so")
        void ofAnOlderOne() {
            Transform second = lamin.save(Draft.revising(first));
            Transform third = lamin.save(Draft.revising(first).with(Transform::name, "Load all"));
            assertThat(third.uid()).isEqualTo("ITeOtm7bhtdq000B");
            assertThat(third.name()).isEqualTo("Load all");
            assertThat(environment.messages())
                    .contains(new Message(
                            MessageLevel.WARNING,
                            "didn't pass the latest version in `revises`, retrieved it: " + second));
        }

        @Test
        @DisplayName("with the tag of the one before it is refused, and that one stays the latest")
        void sameTag() {
            assertThatThrownBy(() -> lamin.save(Draft.revising(first).with(Transform::version, "1")))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("the version before it has the tag '1', too");
            assertThat(lamin.query(Transform.class).list()).containsExactly(first);
        }

        @Test
        @DisplayName("of a record without versions is refused")
        void withoutVersions() {
            ULabel donor = lamin.save(label("donor"));
            assertThatThrownBy(() -> lamin.save(Draft.revising(donor).with(ULabel::name, "donor 2")))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("its registry has no versions");
        }
    }

    @Test
    @DisplayName("A feature that no data refers to is renamed")
    void renamed() {
        Feature feature =
                lamin.save(Draft.of(Feature.class).with(Feature::name, "temp").with(Feature::dtype, "float"));
        assertThat(lamin.save(Draft.from(feature).with(Feature::name, "temperature"))
                        .name())
                .isEqualTo("temperature");
    }

    @Test
    @DisplayName("A reference to a record of another instance is refused")
    void foreignReference() {
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("load.py"));
        try (Instance other = environment.init("other")) {
            assertThatThrownBy(() -> other.save(
                            label("donor").with(ULabel::run, Ref.to(lamin.run().orElseThrow()))))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("Save that record here first");
        }
    }
}
