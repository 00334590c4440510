package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.registry.UnknownRegistryException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class QuerySetContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifact lung;
    private Artifact liver;
    private Artifact hidden;
    private ULabel donor1;
    private ULabel donor2;

    QuerySetContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("load.py"));
        lung = artifact("lung.h5ad", "Lung atlas, 100% of cells", 30, 1);
        liver = artifact("liver.h5ad", "liver_atlas", 20, 1);
        hidden = artifact("report.html", null, 10, 0);
        donor1 = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1").with(ULabel::description, "first"));
        donor2 = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP2"));
        lamin.related(lung, "ulabels").add(donor1, donor2);
        lamin.related(liver, "ulabels").add(donor2);
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private Artifact artifact(String key, String description, long size, int visibility) {
        Storage storage = lamin.query(Storage.class).one();
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::description, description)
                .with(Artifact::suffix, key.substring(key.indexOf('.')))
                .with(Artifact::size, size)
                .with(Artifact::visibility, visibility)
                .with(Artifact::storage, Ref.to(storage)));
    }

    private List<String> keys(String expression, Object value) {
        return lamin.query(Artifact.class).filter(lookup(expression, value)).stream()
                .map(Artifact::key)
                .toList();
    }

    @Nested
    @DisplayName("narrowed by conditions on its fields")
    class NarrowedByFields {

        @Test
        void findsEqualValuesByCase() {
            assertThat(keys("key", "lung.h5ad")).containsExactly("lung.h5ad");
            assertThat(keys("key", "LUNG.h5ad")).isEmpty();
            assertThat(keys("key__iexact", "LUNG.h5ad")).containsExactly("lung.h5ad");
            assertThat(keys("key__in", List.of("lung.h5ad", "liver.h5ad"))).hasSize(2);
            assertThat(keys("key__in", "lung.h5ad,liver.h5ad")).hasSize(2);
            assertThat(keys("key__in", List.of())).isEmpty();
        }

        @Test
        void findsPartsOfTextByCase() {
            assertThat(keys("description__contains", "atlas")).containsExactly("lung.h5ad", "liver.h5ad");
            assertThat(keys("description__contains", "lung")).isEmpty();
            assertThat(keys("description__icontains", "lung")).containsExactly("lung.h5ad");
            assertThat(keys("description__startswith", "Liver")).isEmpty();
            assertThat(keys("description__startswith", "liver")).containsExactly("liver.h5ad");
            assertThat(keys("description__istartswith", "LIVER")).containsExactly("liver.h5ad");
            assertThat(keys("key__endswith", ".h5ad")).hasSize(2);
            assertThat(keys("key__regex", "^l[iu]")).containsExactly("lung.h5ad", "liver.h5ad");
        }

        @Test
        void takesSignsOfPatternsLiterally() {
            assertThat(keys("description__contains", "100%")).containsExactly("lung.h5ad");
            assertThat(keys("description__icontains", "r_a")).containsExactly("liver.h5ad");
            assertThat(keys("description__icontains", "g_a")).isEmpty();
            assertThat(keys("key__startswith", "l*")).isEmpty();
            assertThat(keys("key__startswith", "[l]")).isEmpty();
        }

        @Test
        void comparesNumbers() {
            assertThat(keys("size__gt", 20)).containsExactly("lung.h5ad");
            assertThat(keys("size__gte", "20")).hasSize(2);
            assertThat(keys("size__lt", 30)).containsExactly("liver.h5ad");
            assertThat(keys("size__lte", 30)).hasSize(2);
            assertThat(keys("size__range", "21,30")).containsExactly("lung.h5ad");
            assertThat(keys("hash__isnull", true)).hasSize(2);
            assertThat(keys("hash__isnull", "false")).isEmpty();
            assertThat(keys("is_latest", "True")).hasSize(2);
        }

        @Test
        void takesMethodReferences() {
            assertThat(lamin.query(Artifact.class)
                            .filter(
                                    where(Artifact::description).contains("atlas"),
                                    where(Artifact::size).isGreaterThan(25L),
                                    where(Artifact::isLatest).is(true))
                            .one())
                    .isEqualTo(lung);
        }
    }

    @Nested
    @DisplayName("narrowed along relations")
    class NarrowedAlongRelations {

        @Test
        void followsReferences() {
            assertThat(keys("created_by__handle", "anonymous")).hasSize(2);
            assertThat(keys("run__transform__key__startswith", "load")).hasSize(2);
            assertThat(keys("storage", lung.storage())).hasSize(2);
            assertThat(keys("storage_id", lung.storage().id().value())).hasSize(2);
            assertThat(keys("run__finished_at__isnull", true)).hasSize(2);
        }

        @Test
        void followsLinkTablesInBothDirections() {
            assertThat(keys("ulabels__name", "TSP2")).containsExactly("lung.h5ad", "liver.h5ad");
            assertThat(keys("ulabels", donor1)).containsExactly("lung.h5ad");
            assertThat(lamin.query(ULabel.class)
                            .filter(lookup("artifacts__key", "liver.h5ad"))
                            .list())
                    .containsExactly(donor2);
            assertThat(lamin.query(Run.class)
                            .filter(lookup("output_artifacts__key", "liver.h5ad"))
                            .count())
                    .isOne();
        }

        @Test
        void selectsARecordOnceHoweverManyRelatedOnesMatch() {
            assertThat(keys("ulabels__name__startswith", "TSP")).containsExactly("lung.h5ad", "liver.h5ad");
        }

        @Test
        void asksTheSameRelatedRecordWithinOneCall() {
            QuerySet<Artifact> together = lamin.query(Artifact.class)
                    .filter(lookup("ulabels__name", "TSP2"), lookup("ulabels__description", "first"));
            QuerySet<Artifact> apart = lamin.query(Artifact.class)
                    .filter(lookup("ulabels__name", "TSP2"))
                    .filter(lookup("ulabels__description", "first"));

            assertThat(together.list()).isEmpty();
            assertThat(apart.list()).containsExactly(lung);
        }

        @Test
        void findsRecordsWithoutRelatedOnes() {
            assertThat(lamin.query(ULabel.class)
                            .filter(lookup("parents__isnull", true))
                            .count())
                    .isEqualTo(2);
            assertThat(lamin.query(ULabel.class)
                            .filter(lookup("artifacts__isnull", "true"))
                            .count())
                    .isZero();
            assertThat(keys("transform___source_code_artifact__key__isnull", true))
                    .hasSize(2);
        }
    }

    @Nested
    @DisplayName("of records with visibility")
    class WithVisibility {

        @Test
        void showsVisibleRecordsOnly() {
            assertThat(lamin.query(Artifact.class).list()).containsExactly(lung, liver);
            assertThat(lamin.using("lab").query(Artifact.class).count()).isEqualTo(2);
        }

        @Test
        void showsAllOnRequest() {
            assertThat(lamin.query(Artifact.class).anyVisibility().list()).containsExactly(lung, liver, hidden);
            assertThat(keys("visibility", 0)).containsExactly("report.html");
            assertThat(keys("visibility__lt", 1)).containsExactly("report.html");
        }

        @Test
        void findsARecordThatIsNamedByItsUid() {
            assertThat(keys("uid", hidden.uid())).containsExactly("report.html");
            assertThat(keys("uid__startswith", hidden.uid().substring(0, 16))).containsExactly("report.html");
        }
    }

    @Nested
    @DisplayName("gives")
    class Gives {

        @Test
        void recordsInOrder() {
            assertThat(lamin.query(Artifact.class).orderBy(Artifact::size).list())
                    .containsExactly(liver, lung);
            assertThat(lamin.query(Artifact.class)
                            .orderByDescending(Artifact::size)
                            .first())
                    .contains(lung);
            assertThat(lamin.query(Artifact.class).orderBy("-key").limit(1).list())
                    .containsExactly(lung);
            assertThat(lamin.query(Artifact.class).limit(1).offset(1).list()).containsExactly(liver);
            assertThat(lamin.query(Artifact.class).limit(1).count()).isOne();
        }

        @Test
        void oneRecordOrSaysWhyNot() {
            QuerySet<Artifact> artifacts = lamin.query(Artifact.class);

            assertThat(artifacts.filter(where(Artifact::key).is("lung.h5ad")).one())
                    .isEqualTo(lung);
            assertThat(artifacts.filter(where(Artifact::key).is("brain.h5ad")).findOne())
                    .isEmpty();
            assertThatThrownBy(() -> artifacts
                            .filter(where(Artifact::key).is("brain.h5ad"))
                            .one())
                    .isInstanceOf(NoSuchRecordException.class)
                    .hasMessageStartingWith(
                            "No Artifact satisfies key__exact=brain.h5ad. Loosen the conditions, or include hidden");
            assertThatThrownBy(artifacts::one)
                    .isInstanceOf(NotUniqueException.class)
                    .hasMessageStartingWith("2 records of Artifact where one is asked for: ");
            assertThat(artifacts.exists()).isTrue();
            assertThat(artifacts.filter(where(Artifact::size).isLessThan(0L)).exists())
                    .isFalse();
        }

        @Test
        void recordsOneAfterTheOther() {
            List<Artifact> seen = new ArrayList<>();

            lamin.query(Artifact.class).forEach(seen::add);

            assertThat(seen).containsExactly(lung, liver);
        }

        @Test
        void aFrameWithTheColumnsOfTheOriginal() {
            DataFrame frame = lamin.query(Artifact.class).df();

            assertThat(List.of(frame.getColumnsIndex().toArray()))
                    .containsExactly(
                            "id",
                            "uid",
                            "version",
                            "is_latest",
                            "description",
                            "key",
                            "suffix",
                            "type",
                            "size",
                            "hash",
                            "n_objects",
                            "n_observations",
                            "_hash_type",
                            "_accessor",
                            "visibility",
                            "_key_is_virtual",
                            "storage_id",
                            "transform_id",
                            "run_id",
                            "created_at",
                            "created_by_id");
            assertThat(frame.height()).isEqualTo(2);
            assertThat(frame.get("key", 1)).isEqualTo("liver.h5ad");
        }

        @Test
        void dataFramesAndListsByOneStatementEach() {
            List<String> statements = environment.statementsOf(() -> {
                lamin.query(Artifact.class).df();
                lamin.query(Artifact.class).list();
                lamin.query(Artifact.class)
                        .filter(lookup("created_by__handle", "anonymous"))
                        .list();
            });

            assertThat(statements).hasSize(3);
        }

        @Test
        void referencesThatLoadTogether() {
            List<Artifact> artifacts = lamin.query(Artifact.class).list();

            List<String> statements = environment.statementsOf(() -> {
                for (Artifact artifact : artifacts) {
                    User user = artifact.createdBy().get();
                    assertThat(user.handle()).isEqualTo("anonymous");
                }
            });

            assertThat(statements).hasSize(1);
        }
    }

    @Nested
    @DisplayName("refuses")
    class Refuses {

        private void assertRefused(String expression, Object value, String message) {
            assertThatThrownBy(() -> lamin.query(Artifact.class).filter(lookup(expression, value)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining(message);
        }

        @Test
        void unknownFieldsAndLookups() {
            assertRefused("descripton", "x", "Did you mean description?");
            assertRefused("description__contain", "x", "Did you mean contains");
            assertRefused("ulabels__nam", "x", "neither a field of ULabel nor a lookup. Did you mean name");
            assertRefused("", "x", "Cannot filter by ''");
            assertRefused("key__", "x", "Cannot filter by 'key__'");
            assertThatThrownBy(() -> lamin.query("artefact"))
                    .isInstanceOf(UnknownRegistryException.class)
                    .hasMessageContaining("Did you mean Artifact?");
            assertThatThrownBy(() -> lamin.query(Artifact.class).orderBy("sizes"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("Choices are: ");
        }

        @Test
        void valuesThatDoNotFit() {
            assertRefused("size", "big", "Value 'big' does not fit field 'size', which expects a whole number here.");
            assertRefused("is_latest", "perhaps", "expects true or false");
            assertRefused("created_at__gt", "yesterday", "expects a time such as 2024-11-07 12:10:06 (UTC)");
            assertRefused("storage", "s3://bucket", "Compare a field of the record instead, as in storage__uid.");
            assertRefused("created_at__isnull", "perhaps", "expects true or false");
            assertRefused("key__regex", "[", "Value '[' of lookup 'regex' on field 'key' is no regular expression");
            assertRefused("size__contains", "1", "Lookup 'contains' compares text");
            assertRefused("size__range", "1", "takes two values, not 1");
        }

        @Test
        void methodReferencesThatAreLambdas() {
            assertThatThrownBy(() ->
                            where((Artifact artifact) -> artifact.key() + "").is("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("by a method reference such as Artifact::description");
        }
    }

    @Test
    void findsWhatWasLinkedOnce() {
        assertThat(lamin.related(lung, "ulabels").add(donor1, donor2)).isZero();
        assertThat(lamin.related(liver, "ulabels").add(donor1, donor1, donor2)).isOne();

        assertThat(lamin.related(liver, "ulabels").query().orderBy("id").ids())
                .containsExactly(donor1.id().value(), donor2.id().value());
        assertThatThrownBy(() -> lamin.related(lung, "ulabel"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Choices are: ");
    }

    @Test
    void knowsRegistriesAsPeopleNameThem() {
        assertThat(lamin.query("artifact").registry().type()).isEqualTo(Artifact.class);
        assertThat(lamin.query("ULabel").registry().type()).isEqualTo(ULabel.class);
        assertThat(lamin.query("core.ulabel").registry().type()).isEqualTo(ULabel.class);
        assertThat(lamin.query("feature_set").registry().name()).isEqualTo("FeatureSet");
        assertThat(lamin.query("artifact").list()).hasOnlyElementsOfType(SqlRecord.class);
    }

    @Test
    void neverReadsValuesAsSql() {
        String hostile = "'; DROP TABLE lnschema_core_artifact; --\n\"x\" 🧬";

        assertThat(keys("key", hostile)).isEmpty();
        assertThat(keys("key__contains", hostile)).isEmpty();
        assertThat(keys("key__in", List.of(hostile))).isEmpty();
        assertThat(lamin.query(Artifact.class).count()).isEqualTo(2);
    }
}
