package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.model.Artifact;
import org.laminj.core.store.StoreSession;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Terms of more artifacts than memory shall hold at once")
final class TermsInSlicesTest extends PlantsOfTwoFloras {

    private static final int ARTIFACTS = StoreSession.BATCH + 50;

    TermsInSlicesTest() {
        super(TestDatabase.SQLITE);
    }

    /** Each artifact has a dog rose, the last one an oak, too. */
    private void plantAll() {
        plant(origin, "P:5", "oak", null, old);
        origin.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + (ARTIFACTS - 1) + ") "
                        + "INSERT INTO lnschema_core_artifact (uid, key, suffix, size, visibility, _key_is_virtual,"
                        + " is_latest, storage_id, created_at, created_by_id, updated_at)"
                        + " SELECT printf('b%015d0000', i), i || '.csv', '.csv', 10, 1, 1, 1, storage_id,"
                        + " created_at, created_by_id, updated_at FROM n, lnschema_core_artifact",
                "INSERT INTO botany_artifactplant (artifact_id, plant_id, created_at, created_by_id)"
                        + " SELECT a.id, p.id, a.created_at, a.created_by_id"
                        + " FROM lnschema_core_artifact a, botany_plant p WHERE a.uid LIKE 'b%' AND"
                        + " (p.name = 'dog rose' OR (p.name = 'oak' AND a.key = '" + (ARTIFACTS - 1) + ".csv'))");
    }

    @Test
    void comeFromTheOntologyOnceWithAllThatIsAboveThem() {
        plantAll();
        Transfer transfer = Transfer.from(lab.instance().using("origin"))
                .into(lab.instance())
                .select(lab.instance().using("origin").query(Artifact.class))
                .with(of(TermOrigin.PUBLIC));

        TransferPlan plan = transfer.plan();
        TransferReport report = transfer.apply();

        assertSame(plan, report);
        assertThat(report.counts())
                .containsEntry("Artifact", new Counts(ARTIFACTS, 0, 0, ARTIFACTS, 0, 0, 0, 0))
                .containsEntry("botany.Plant", new Counts(6, 0, 5, 1, 0, 0, 0, 0));
        assertThat(lab.rows(PARENTS)).containsExactly("P:2|P:1", "P:3|P:2", "P:4|P:3", "P:5|P:2");
        assertThat(lab.rows("SELECT p.name, count(*) FROM botany_artifactplant l JOIN botany_plant p"
                        + " ON p.id = l.plant_id GROUP BY p.name"))
                .containsExactlyInAnyOrder("dog rose|" + ARTIFACTS, "garden hybrid|1", "oak|1");
    }
}
