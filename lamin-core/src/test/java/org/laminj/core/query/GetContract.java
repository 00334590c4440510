package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
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
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GetContract {

    private static final String STEM = "dPraor9rU1EofcFb";

    private final TestDatabase database;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifact first;
    private Artifact latest;
    private Artifact hidden;

    GetContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        first = artifact(STEM + "0000", false, 1);
        latest = artifact(STEM + "000A", true, 1);
        hidden = artifact("Xy00000000000OLD0000", true, 0);
        lamin.saveAll(IntStream.range(0, 12)
                .mapToObj(number -> Draft.of(ULabel.class)
                        .with(ULabel::uid, String.format("L%07d", number))
                        .with(ULabel::name, "label " + number))
                .toList());
        lamin.save(Draft.of(ULabel.class).with(ULabel::uid, "L000000").with(ULabel::name, "short"));
    }

    private Artifact artifact(String uid, boolean latest, int visibility) {
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::key, "lung.h5ad")
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::isLatest, latest)
                .with(Artifact::visibility, visibility)
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private QuerySet<Artifact> artifacts() {
        return lamin.query(Artifact.class);
    }

    private QuerySet<ULabel> labels() {
        return lamin.query(ULabel.class);
    }

    @Nested
    @DisplayName("by its uid")
    class ByUid {

        @Test
        void takesAUidOrItsBeginning() {
            assertThat(artifacts().get(STEM + "0000")).isEqualTo(first);
            assertThat(artifacts().get("Xy")).isEqualTo(hidden);
            assertThat(labels().get("L0000011").name()).isEqualTo("label 11");
        }

        @Test
        void takesTheLatestVersionUnlessMoreThanTheStemIsGiven() {
            assertThat(artifacts().get(STEM)).isEqualTo(latest);
            assertThat(artifacts().get("dP")).isEqualTo(latest);
            assertThatThrownBy(() -> artifacts().get(STEM + "000"))
                    .isInstanceOf(NotUniqueException.class)
                    .hasMessage("2 records of Artifact have a uid that begins with '" + STEM + "000': " + STEM
                            + "0000, " + STEM + "000A. Give more of the uid.");
        }

        @Test
        void takesTheUidBeforeThoseThatBeginWithIt() {
            assertThat(labels().get("L000000").name()).isEqualTo("short");
        }

        @Test
        void keepsWhatWasFilteredBefore() {
            assertThatThrownBy(() -> artifacts()
                            .filter(where(Artifact::visibility).is(1))
                            .get(hidden.uid()))
                    .isInstanceOf(NoSuchRecordException.class);
            assertThatThrownBy(() -> artifacts()
                            .filter(lookup("key", "none"))
                            .get(latest.id().value()))
                    .isInstanceOf(NoSuchRecordException.class);
        }

        @Test
        void namesThoseThatLookAlike() {
            assertThatThrownBy(() -> artifacts().get("DPRAOR"))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessage(
                            "No Artifact among those selected has the uid 'DPRAOR' or one that begins so. Did you mean '"
                                    + STEM + "0000'? Case matters.");
            assertThatThrownBy(() -> artifacts().get("none")).hasMessageEndingWith("begins so. Case matters.");
        }

        @Test
        void takesOneStatement() {
            assertThat(environment.statementsOf(() -> artifacts().get("dP"))).hasSize(1);
        }

        @Test
        void refusesWhatNamesNothing() {
            assertThatThrownBy(() -> artifacts().get(" ")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> lamin.query(FeatureValue.class).get("x"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageStartingWith("Records of FeatureValue have no uids.");
        }
    }

    @Test
    void takesAnId() {
        assertThat(artifacts().get(hidden.id().value())).isEqualTo(hidden);
        assertThatThrownBy(() -> artifacts().get(99))
                .isInstanceOf(NoSuchRecordException.class)
                .hasMessage("No Artifact satisfies id=99. Loosen the conditions.");
    }

    @Test
    void takesConditions() {
        assertThat(artifacts().get(where(Artifact::key).is("lung.h5ad"), lookup("is_latest", true)))
                .isEqualTo(latest);
        assertThatThrownBy(() -> labels().get(where(ULabel::name).is("lable 7")))
                .isInstanceOf(NoSuchRecordException.class)
                .hasMessageStartingWith("No ULabel satisfies name__exact=lable 7. Did you mean 'label 7'")
                .hasMessageEndingWith("? Loosen the conditions.");
        assertThatThrownBy(() -> artifacts().get(where(Artifact::key).is("lung.H5AD")))
                .hasMessage("No Artifact satisfies key__exact=lung.H5AD. Did you mean 'lung.h5ad'?"
                        + " Loosen the conditions, or include hidden records with anyVisibility().");
    }

    @Test
    void listsWhatWasFoundInstead() {
        NotUniqueException several =
                catchThrowableOfType(NotUniqueException.class, () -> labels().get(lookup("name__startswith", "label")));

        assertThat(several)
                .isInstanceOf(NotOneRecordException.class)
                .hasMessage("12 records of ULabel satisfy name__startswith=label where one is asked for:"
                        + " L0000000 (label 0), L0000001 (label 1), L0000002 (label 2), L0000003 (label 3),"
                        + " L0000004 (label 4), L0000005 (label 5), L0000006 (label 6), L0000007 (label 7),"
                        + " L0000008 (label 8), L0000009 (label 9), .... Narrow the conditions, or ask for first() or"
                        + " list().");
        assertThat(several.count()).isEqualTo(12);
        assertThat(several.found()).hasSize(10).startsWith("L0000000").endsWith("L0000009");
    }

    @Test
    void knowsTheVersionsOfARecord() {
        assertThat(artifacts().latestVersion().list()).containsExactly(latest);
        assertThat(artifacts().versionsOf(latest).list()).containsExactly(first, latest);
        assertThat(artifacts().versionsOf(hidden).list()).containsExactly(hidden);
        assertThatThrownBy(() -> labels().latestVersion())
                .isInstanceOf(QueryException.class)
                .hasMessage("Records of ULabel have no versions.");
    }

    @Nested
    @DisplayName("by a key made of its name")
    class ByName {

        @Test
        void takesKeysAndNames() {
            NameLookup<ULabel> lookup = labels().lookup();

            assertThat(lookup.get("label_3").name()).isEqualTo("label 3");
            assertThat(lookup.get("Label 3").name()).isEqualTo("label 3");
            assertThat(lookup.keys()).hasSize(13).startsWith("label_0", "label_1", "label_10");
            assertThat(lookup.find("label_1"))
                    .extracting(ULabel::name)
                    .containsExactly("label 1", "label 10", "label 11");
            assertThat(lookup.asMap()).containsKeys("label 0", "short");
            assertThatThrownBy(() -> lookup.get("shrt"))
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessage("No ULabel has the key 'shrt'. Did you mean short?");
        }

        @Test
        void collectsEqualKeysAndSkipsAbsentNames() {
            NameLookup<Artifact> lookup = artifacts().anyVisibility().lookup(Artifact::key);

            assertThat(lookup.find("lung_h5ad")).containsExactly(first, latest, hidden);
            assertThatThrownBy(() -> lookup.get("lung_h5ad"))
                    .isInstanceOf(NotUniqueException.class)
                    .hasMessageStartingWith("3 records of Artifact have the key 'lung_h5ad': Artifact(uid='" + STEM);
            assertThat(artifacts().lookup().keys()).isEmpty();
        }
    }
}
