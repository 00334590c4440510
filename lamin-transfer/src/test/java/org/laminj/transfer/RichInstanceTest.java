package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("All latest artifacts of a rich instance")
class RichInstanceTest {

    /** Each label of each visible latest artifact, with all that a link says, in terms that hold in every instance. */
    private static final String LABELS = "SELECT a.uid, label.uid, f.name, link.label_ref_is_name,"
            + " link.feature_ref_is_name FROM %s link JOIN lnschema_core_artifact a ON a.id = link.artifact_id JOIN %s"
            + " label ON label.id = link.%s LEFT JOIN lnschema_core_feature f ON f.id = link.feature_id"
            + " WHERE a.visibility = 1 AND a.is_latest = 1 ORDER BY 1, 2, 3";

    private static final String FEATURE_SETS = "SELECT a.uid, s.uid, link.slot, link.feature_ref_is_semantic, s.n,"
            + " s.hash, s.registry, s.dtype FROM lnschema_core_artifactfeatureset link JOIN lnschema_core_artifact a ON"
            + " a.id = link.artifact_id JOIN lnschema_core_featureset s ON s.id = link.featureset_id WHERE a.visibility"
            + " = 1 AND a.is_latest = 1 ORDER BY 1, 2, 3";

    private static final String MEMBERS = "SELECT s.uid, m.uid FROM %s link JOIN lnschema_core_featureset s ON s.id ="
            + " link.featureset_id JOIN %s m ON m.id = link.%s WHERE s.id IN (SELECT l.featureset_id FROM"
            + " lnschema_core_artifactfeatureset l JOIN lnschema_core_artifact a ON a.id = l.artifact_id WHERE"
            + " a.visibility = 1 AND a.is_latest = 1) ORDER BY 1, 2";

    private static final String VALUES = "SELECT a.uid, f.name, v.value FROM lnschema_core_artifactfeaturevalue link"
            + " JOIN lnschema_core_artifact a ON a.id = link.artifact_id JOIN lnschema_core_featurevalue v ON v.id ="
            + " link.featurevalue_id JOIN lnschema_core_feature f ON f.id = v.feature_id WHERE a.visibility = 1 AND"
            + " a.is_latest = 1 ORDER BY 1, 2, 3";

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Instance source;
    private QuerySet<Artifact> latest;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.with(folder, RealInstance.RICH_10);
        lamin = environment.init("test-transfer", "bionty");
        source = lamin.using("laminlabs/lamindata");
        latest = source.query(Artifact.class).filter(Condition.lookup("is_latest", true));
    }

    @Test
    void comeWithTheirLabelsUnderTheirFeatures() throws SQLException {
        Transfer.from(source).into(lamin).select(latest).apply();

        for (String label : List.of(
                "cellline",
                "cellmarker",
                "celltype",
                "developmentalstage",
                "disease",
                "ethnicity",
                "experimentalfactor",
                "gene",
                "organism",
                "pathway",
                "phenotype",
                "protein",
                "tissue")) {
            assertSame(LABELS.formatted("bionty_artifact" + label, "bionty_" + label, label + "_id"));
        }
        assertSame(LABELS.formatted("lnschema_core_artifactulabel", "lnschema_core_ulabel", "ulabel_id"));
    }

    @Test
    void comeWithTheirFeatureSetsMembersAndValues() throws SQLException {
        Transfer.from(source).into(lamin).select(latest).apply();

        assertSame(FEATURE_SETS);
        assertSame(MEMBERS.formatted("lnschema_core_featuresetfeature", "lnschema_core_feature", "feature_id"));
        assertSame(MEMBERS.formatted("bionty_featuresetgene", "bionty_gene", "gene_id"));
        assertSame(VALUES);
    }

    @Test
    void keepTheSourceAndOrganismOfEachLabel() throws SQLException {
        Transfer.from(source).into(lamin).select(latest).apply();

        assertContained("SELECT c.uid, c.name, c.ontology_id, s.uid FROM bionty_celltype c LEFT JOIN bionty_source s ON"
                + " s.id = c.source_id ORDER BY 1");
        assertContained(
                "SELECT g.uid, g.symbol, g.ensembl_gene_id, o.uid, s.uid FROM bionty_gene g JOIN bionty_organism"
                        + " o ON o.id = g.organism_id LEFT JOIN bionty_source s ON s.id = g.source_id ORDER BY 1");
    }

    @Test
    void areMappedWhenTransferredAgain() {
        Transfer transfer = Transfer.from(source).into(lamin).select(latest);
        transfer.apply();
        List<Long> rows = TableCounts.of(lamin);

        TransferReport again = transfer.apply();

        assertThat(again.with(Outcome.TRANSFERRED)).isEmpty();
        assertThat(TableCounts.of(lamin)).isEqualTo(rows);
    }

    @Test
    void areMappedAgainWhereLinkTablesHaveNoUniqueKey() {
        try (Instance wide = environment.init("wide", "bionty", "wetlab")) {
            Instance all = wide.using("laminlabs/lamindata");
            Transfer transfer = Transfer.from(all)
                    .into(wide)
                    .select(all.query(Artifact.class).filter(Condition.lookup("is_latest", true)));
            TransferReport first = transfer.apply();
            List<Long> rows = TableCounts.of(wide);

            TransferReport again = transfer.apply();

            assertThat(first.dropped()).isEmpty();
            assertThat(first.counts().get("wetlab_artifactwell")).isEqualTo(Counts.ofLinks(0, 5));
            assertThat(again.counts().get("wetlab_artifactwell")).isEqualTo(Counts.ofLinks(5, 0));
            assertThat(again.with(Outcome.TRANSFERRED)).isEmpty();
            assertThat(TableCounts.of(wide)).isEqualTo(rows);
        }
    }

    @Test
    void leaveLinksToOtherModulesBehindAndCountThem() {
        TransferReport report = Transfer.from(source).into(lamin).select(latest).apply();

        assertThat(report.dropped())
                .extracting(Dropped::of, Dropped::count)
                .containsExactly(
                        tuple("wetlab.Biosample", 4L),
                        tuple("wetlab.CombinationTreatment", 1L),
                        tuple("wetlab.Compound", 1L),
                        tuple("wetlab.CompoundTreatment", 1L),
                        tuple("wetlab.EnvironmentalTreatment", 1L),
                        tuple("wetlab.Experiment", 3L),
                        tuple("wetlab.GeneticTreatment", 1L),
                        tuple("wetlab.Techsample", 3L),
                        tuple("wetlab.Well", 3L),
                        tuple("wetlab_artifactcombinationtreatment", 1L),
                        tuple("wetlab_artifactcompound", 1L),
                        tuple("wetlab_artifactcompoundtreatment", 1L),
                        tuple("wetlab_artifactenvironmentaltreatment", 1L),
                        tuple("wetlab_artifactexperiment", 4L),
                        tuple("wetlab_artifactgenetictreatment", 1L),
                        tuple("wetlab_artifactwell", 5L),
                        tuple("wetlab_biosample_artifacts", 5L),
                        tuple("wetlab_techsample_artifacts", 4L));
        assertThat(report.dropped()).extracting(Dropped::reason).containsOnly(DropReason.MODULE_MISSING);
    }

    private void assertSame(String sql) throws SQLException {
        assertThat(rows(lamin, sql)).as(sql).isEqualTo(rows(source, sql));
    }

    private void assertContained(String sql) throws SQLException {
        assertThat(rows(lamin, sql)).as(sql).isNotEmpty().isSubsetOf(rows(source, sql));
    }

    private static List<List<String>> rows(Instance instance, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + instance.settings().sqliteFile().orElseThrow());
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                    row.add(results.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
