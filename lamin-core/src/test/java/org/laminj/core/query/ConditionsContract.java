package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.allOf;
import static org.laminj.core.query.Condition.anyOf;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
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
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** How conditions are put together, and which of them show hidden records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConditionsContract {

    private final TestDatabase database;

    private Instance lamin;
    private Instance other;
    private Instance source;
    private Artifact hidden;
    private Collection atlas;

    ConditionsContract(TestDatabase database) {
        this.database = database.available();
    }

    /** Three artifacts that are seen, of which one has no description, and one that is hidden. */
    @BeforeAll
    void setUp(@TempDir Path folder) {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        Artifact lung = artifact("lung", "lung atlas", 1);
        Artifact liver = artifact("liver", "liver atlas", 1);
        Artifact brain = artifact("brain", null, 1);
        hidden = artifact("report", "lung report", 0);
        ULabel healthy = label("healthy", "state");
        ULabel old = label("old", "age");
        ULabel aged = label("aged", "state");
        lamin.related(lung, "ulabels").add(healthy, old);
        lamin.related(liver, "ulabels").add(aged);
        lamin.related(hidden, "ulabels").add(healthy);
        atlas = lamin.save(Draft.of(Collection.class)
                .with(Collection::name, "atlas")
                .with(Collection::hash, "h1")
                .with(Collection::visibility, 1));
        lamin.related(atlas, "artifacts").add(lung, brain, hidden);
        other = environment.init("other");
        source = other.using("lab");
    }

    @AfterAll
    void tearDown() {
        lamin.close();
        other.close();
    }

    private Artifact artifact(String key, String description, int visibility) {
        Storage storage = lamin.query(Storage.class).one();
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::description, description)
                .with(Artifact::suffix, "")
                .with(Artifact::visibility, visibility)
                .with(Artifact::storage, Ref.to(storage)));
    }

    private ULabel label(String name, String description) {
        return lamin.save(Draft.of(ULabel.class).with(ULabel::name, name).with(ULabel::description, description));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private List<String> keys(Condition<Artifact>... conditions) {
        return keys(lamin.query(Artifact.class).filter(conditions));
    }

    private static List<String> keys(QuerySet<Artifact> artifacts) {
        return artifacts.stream().map(Artifact::key).toList();
    }

    @Nested
    @DisplayName("that are alternatives")
    class Alternatives {

        @Test
        void selectWhatSatisfiesOneOfThem() {
            assertThat(keys(anyOf(where(Artifact::key).is("lung"), lookup("ulabels__name", "aged"))))
                    .containsExactly("lung", "liver");
            assertThat(keys(anyOf(
                            where(Artifact::description).isNull(),
                            allOf(lookup("description__contains", "atlas"), lookup("key", "liver")))))
                    .containsExactly("liver", "brain");
            assertThat(keys(
                            anyOf(lookup("key", "lung"), lookup("key", "brain")),
                            where(Artifact::description).isNotNull()))
                    .containsExactly("lung");
        }

        @Test
        void selectNothingIfThereAreNone() {
            assertThat(keys(anyOf())).isEmpty();
            assertThat(keys(not(anyOf()))).containsExactly("lung", "liver", "brain");
            assertThat(keys(allOf())).containsExactly("lung", "liver", "brain");
        }

        @Test
        void mayBeMany() {
            List<Condition<Artifact>> many = IntStream.range(0, 3_000)
                    .mapToObj(number -> Condition.<Artifact>lookup("key", "lung" + (number == 2_999 ? "" : number)))
                    .toList();

            assertThat(keys(anyOf(many))).containsExactly("lung");
            assertThat(keys(not(allOf(many)))).hasSize(3);
        }

        @Test
        void speakOfRelatedRecordsOfTheirOwn() {
            Condition<Artifact> healthy = lookup("ulabels__name", "healthy");
            Condition<Artifact> age = lookup("ulabels__description", "age");

            assertThat(keys(healthy, age)).isEmpty();
            assertThat(keys(allOf(healthy, age))).isEmpty();
            assertThat(keys(allOf(healthy), allOf(age))).containsExactly("lung");
            assertThat(keys(healthy, anyOf(age, lookup("key", "none")))).containsExactly("lung");
        }
    }

    @Nested
    @DisplayName("that are negated")
    class Negated {

        @Test
        void selectRecordsWithoutTheValueToo() {
            assertThat(keys(where(Artifact::description).isNot("lung atlas"))).containsExactly("liver", "brain");
            assertThat(keys(not(lookup("description__contains", "lung")))).containsExactly("liver", "brain");
            assertThat(keys(not(lookup("description__in", List.of())))).containsExactly("lung", "liver", "brain");
            assertThat(keys(not(lookup("run__started_at__gt", "2020-01-01"))))
                    .containsExactly("lung", "liver", "brain");
        }

        @Test
        void askThatNoRelatedRecordSatisfiesThem() {
            assertThat(keys(not(lookup("ulabels__name", "healthy")))).containsExactly("liver", "brain");
            assertThat(keys(not(lookup("ulabels__description", "state")))).containsExactly("brain");
            assertThat(keys(not(allOf(lookup("ulabels__name", "healthy"), lookup("ulabels__description", "age")))))
                    .containsExactly("lung", "liver", "brain");
            assertThat(keys(lookup("ulabels__isnull", false), not(lookup("ulabels__name", "healthy"))))
                    .containsExactly("liver");
        }

        @Test
        void areThemselvesAgainIfNegatedTwice() {
            assertThat(keys(not(not(lookup("description__contains", "lung"))))).containsExactly("lung");
            assertThat(keys(not(anyOf(lookup("key", "lung"), not(lookup("ulabels__isnull", true))))))
                    .containsExactly("brain");
        }
    }

    @Nested
    @DisplayName("of hidden records")
    class OfHiddenRecords {

        @Test
        void leaveThemHiddenAtEachEntryPoint() {
            assertThat(keys(lamin.query(Artifact.class))).containsExactly("lung", "liver", "brain");
            assertThat(keys(source.query(Artifact.class))).containsExactly("lung", "liver", "brain");
            assertThat(source.query("artifact").count()).isEqualTo(3);
            assertThat(keys(lamin.query(Artifact.class)
                            .filter(where(Artifact::description).contains("report"))
                            .filter(where(Artifact::suffix).is(""))))
                    .isEmpty();
            assertThat(lamin.related(atlas, "artifacts").query().count()).isEqualTo(2);
        }

        @Test
        void showThemOnRequestAtEachEntryPoint() {
            assertThat(keys(lamin.query(Artifact.class).anyVisibility())).hasSize(4);
            assertThat(source.query("artifact").anyVisibility().count()).isEqualTo(4);
            assertThat(lamin.related(atlas, "artifacts").query().anyVisibility().count())
                    .isEqualTo(3);
        }

        @Test
        void showThemIfTheySpeakOfVisibility() {
            assertThat(keys(where(Artifact::visibility).is(0))).containsExactly("report");
            assertThat(keys(not(where(Artifact::visibility).is(1)))).containsExactly("report");
            assertThat(keys(anyOf(lookup("visibility__lte", 0), lookup("key", "lung"))))
                    .containsExactly("lung", "report");
        }

        @Test
        void showThemIfTheyNameARecord() {
            String uid = hidden.uid();

            assertThat(keys(where(Artifact::uid).is(uid))).containsExactly("report");
            assertThat(keys(lookup("uid__in", List.of(uid)))).containsExactly("report");
            assertThat(keys(allOf(where(Artifact::uid).startsWith(uid.substring(0, 12)), lookup("suffix", ""))))
                    .containsExactly("report");
            assertThat(keys(lookup("id", hidden.id().value()))).containsExactly("report");
        }

        @Test
        void leaveThemHiddenIfTheyNameOthers() {
            assertThat(keys(not(where(Artifact::uid).is("none")))).containsExactly("lung", "liver", "brain");
            assertThat(keys(anyOf(where(Artifact::uid).is("none"), lookup("suffix", ""))))
                    .containsExactly("lung", "liver", "brain");
        }

        @Test
        void findWhatIsRelatedToThem() {
            assertThat(lamin.query(ULabel.class)
                            .filter(lookup("artifacts__key", "report"))
                            .one()
                            .name())
                    .isEqualTo("healthy");
        }
    }

    @Test
    void printThemselves() {
        assertThat(anyOf(
                        where(Artifact::key).startsWith("l"),
                        not(allOf(lookup("size__gt", 1), lookup("ulabels__name", "old")))))
                .hasToString("(key__startswith=l or not (size__gt=1 and ulabels__name=old))");
    }

    @Test
    void areCheckedWhereverTheyStand() {
        assertThatThrownBy(() -> keys(not(anyOf(lookup("key", "x"), lookup("ulabels__nam", "x")))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Did you mean name?");
    }

    @Test
    void compareNoRecordsOfOtherInstances() {
        assertThatThrownBy(() -> other.query(Storage.class).filter(lookup("artifacts", hidden)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("ids mean nothing in another instance");
    }
}
