package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.StoreSession;

/**
 * More artifacts than a slice has, each with a label of its own kind and a value. An old version, a label and a value of
 * the last one come with the first slice.
 */
@DisplayName("A transfer of more records than memory shall hold at once")
final class SlicesTest {

    private static final int ARTIFACTS = StoreSession.BATCH + 50;

    @TempDir
    Path folder;

    private TwoInstances instances;

    @BeforeEach
    void fill() {
        instances = TwoInstances.in(folder);
        OneInstance origin = instances.origin();
        origin.artifact("zero000000000000");
        origin.label("common00", "common");
        origin.label("late0000", "late");
        origin.feature("temperature0", "temperature", "int");
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ARTIFACTS + ") ";
        String first = "(SELECT min(id) FROM lnschema_core_artifact)";
        origin.execute(
                numbers + "INSERT INTO lnschema_core_artifact (uid, key, suffix, size, visibility, _key_is_virtual,"
                        + " is_latest, storage_id, created_at, created_by_id, updated_at)"
                        + " SELECT printf('a%015d0000', i), i || '.csv', '.csv', 10, 1, 1, 1, storage_id,"
                        + " a.created_at, a.created_by_id, a.updated_at"
                        + " FROM n, lnschema_core_artifact a WHERE a.id = " + first,
                "UPDATE lnschema_core_artifact SET is_latest = 0 WHERE key = '5.csv'",
                "UPDATE lnschema_core_artifact SET uid = 'a0000000000000050001' WHERE key = '" + ARTIFACTS + ".csv'",
                "DELETE FROM lnschema_core_artifact WHERE uid = 'zero000000000000'",
                "INSERT INTO lnschema_core_featurevalue (value, feature_id, created_at, created_by_id)"
                        + " SELECT '21', id, created_at, created_by_id FROM lnschema_core_feature",
                "INSERT INTO lnschema_core_artifactfeaturevalue (artifact_id, featurevalue_id, created_at,"
                        + " created_by_id) SELECT a.id, v.id, a.created_at, a.created_by_id"
                        + " FROM lnschema_core_artifact a, lnschema_core_featurevalue v",
                "INSERT INTO lnschema_core_artifactulabel (artifact_id, ulabel_id, created_at, created_by_id)"
                        + " SELECT a.id, l.id, a.created_at, a.created_by_id"
                        + " FROM lnschema_core_artifact a, lnschema_core_ulabel l"
                        + " WHERE l.name = 'common' OR a.key = '" + ARTIFACTS + ".csv'");
    }

    @AfterEach
    void close() {
        instances.close();
    }

    private Transfer transfer() {
        Instance lab = instances.lab().instance();
        Instance source = lab.using("origin");
        return Transfer.from(source).into(lab).select(source.query(Artifact.class));
    }

    private List<String> rows(String table) {
        return instances.lab().rows("SELECT count(*) FROM " + table);
    }

    @Test
    void bringsAllOfThemAsPlanned() {
        TransferPlan plan = transfer().plan();
        TransferReport report = transfer().apply(plan);

        assertThat(report.counts()).isEqualTo(plan.counts());
        assertThat(report.counts().get("Artifact")).isEqualTo(new Counts(ARTIFACTS, 0, 0, ARTIFACTS, 0, 0, 0, 0));
        assertThat(report.counts().get("ULabel")).isEqualTo(new Counts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(report.counts().get("FeatureValue")).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0, 0));
        assertThat(rows("lnschema_core_artifact")).containsExactly(String.valueOf(ARTIFACTS));
        assertThat(rows("lnschema_core_artifactulabel")).containsExactly(String.valueOf(ARTIFACTS + 1));
        assertThat(rows("lnschema_core_artifactfeaturevalue")).containsExactly(String.valueOf(ARTIFACTS));
        assertThat(rows("lnschema_core_run")).containsExactly("1");
    }

    @Test
    void keepsOneLatestVersionOfAFamilyAcrossSlices() {
        transfer().apply();

        assertThat(instances
                        .lab()
                        .instance()
                        .query(Artifact.class)
                        .filter(lookup("uid__startswith", "a000000000000005"))
                        .list())
                .filteredOn(Artifact::isLatest)
                .extracting(Artifact::uid)
                .containsExactly("a0000000000000050001");
    }

    @Test
    void mapsAllOfThemTheSecondTime() {
        transfer().apply();

        TransferReport again = transfer().apply();

        assertThat(again.counts().values())
                .allSatisfy(counts -> assertThat(counts.mapped()).isEqualTo(counts.reached()));
        assertThat(rows("lnschema_core_artifactulabel")).containsExactly(String.valueOf(ARTIFACTS + 1));
    }

    @Test
    void takesBackTheFirstSliceWhereTheLastOneContradictsTheTarget() {
        instances.lab().label("other000", "late");

        assertThatThrownBy(() -> transfer()
                        .with(TransferOptions.builder()
                                .onSameName(OnSameName.FAIL)
                                .build())
                        .apply())
                .isInstanceOf(TransferConflictException.class)
                .hasMessageContaining("late0000");

        assertThat(rows("lnschema_core_artifact")).containsExactly("0");
        assertThat(instances.lab().instance().query(ULabel.class).count()).isOne();
    }
}
