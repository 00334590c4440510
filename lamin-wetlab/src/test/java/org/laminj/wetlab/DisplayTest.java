package org.laminj.wetlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.time.Instant;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.core.Instance;
import org.laminj.core.InstanceException;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.FrameText;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("What people see of")
class DisplayTest {

    private static final String SOURCE = "laminlabs/lamindata";

    @TempDir
    Path folder;

    @Nested
    @DisplayName("a record of the guide")
    class GuideRecord {

        private Instance lamin;
        private Instance source;

        @BeforeEach
        void open() {
            lamin = TestEnvironment.with(folder, RealInstance.GUIDE).init("target", "bionty", "wetlab");
            source = lamin.using(SOURCE);
        }

        @AfterEach
        void close() {
            if (lamin != null) {
                lamin.close(); // absent where the test was skipped
            }
        }

        @Test
        void isTheRecordWithAllThatBelongsToIt() {
            Artifact artifact = byUid(source, Artifact.class, "dPraor9rU1EofcFb6Wph");

            assertThat(source.describe(artifact)).isEqualTo("""
                Artifact(uid='dPraor9rU1EofcFb6Wph', is_latest=True, description='Part of Tabula Sapiens, a benchmark, first-draft human cell atlas.', key='tabula_sapiens_lung.h5ad', suffix='.h5ad', size=3899435772, hash='8mB1KK2wd51F6HQdvqipcQ', _hash_type='sha1-fl', visibility=1, _key_is_virtual=False, created_at=2023-07-14 19:00:30 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .storage = 's3://lamindata'
                    .transform = 'Ingest Tabula Sapiens Lung'
                    .run = 2026-11-22 05:32:21 UTC
                    .created_by = 'source-curator'
                  Usage
                    .input_of_runs = 2026-11-22 05:32:21 UTC
                  Labels
                    .tissues = 'lung'
                    .cell_types = 'type I pneumocyte', 'adventitial cell', 'basal cell', 'non-classical monocyte', 'smooth muscle cell', 'CD4-positive, alpha-beta T cell', 'plasmacytoid dendritic cell', 'neutrophil', 'natural killer cell', 'myofibroblast cell', ...
                    .experimental_factors = 'anoxya', 'stroke'
                    .experiments = 'TSP lung experiment'
                    .ulabels = 'TSP1', 'TSP2', 'TSP14'
                  Features
                    'donor' = 'TSP1', 'TSP2', 'TSP14'
                    'quality_score' = 0.93
                  Feature sets
                    'obs' = 'donor', 'quality_score'
                """);
        }

        @Test
        void isRefusedByAnotherInstance() {
            Artifact artifact = byUid(source, Artifact.class, "dPraor9rU1EofcFb6Wph");

            assertThatThrownBy(() -> lamin.describe(artifact))
                    .isInstanceOf(InstanceException.class)
                    .hasMessage("Cannot describe Artifact with id 1 of instance 'laminlabs/lamindata' through instance"
                            + " 'anonymous/target': what belongs to it is in the instance it came from. Call describe"
                            + " on that one.");
        }

        @Test
        void isItsHeaderWhereItRefersToNothing() {
            User user = byUid(source, User.class, "kP3q8ZtR");

            assertThat(source.describe(user)).isEqualTo("""
                User(uid='kP3q8ZtR', handle='source-curator', created_at=2026-11-22 05:32:21 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                """);
        }
    }

    @Nested
    @DisplayName("a record of a rich instance")
    class RichRecord {

        private Instance lamin;
        private Instance source;

        @BeforeEach
        void open() {
            lamin = TestEnvironment.with(folder, RealInstance.RICH_10).init("target", "bionty", "wetlab");
            source = lamin.using(SOURCE);
        }

        @AfterEach
        void close() {
            if (lamin != null) {
                lamin.close(); // absent where the test was skipped
            }
        }

        @Test
        void listsLabelsFeaturesAndFeatureSets() {
            Artifact artifact = byUid(source, Artifact.class, "eZIW0kXsCT90vxVv0000");

            assertThat(source.describe(artifact)).isEqualTo("""
                Artifact(uid='eZIW0kXsCT90vxVv0000', is_latest=True, description='Dataset 2 v0 with "quotes" and ümläut', key='datasets/2/file_2.csv', suffix='.csv', type='dataset', size=1095514148, hash='X38jSMfSLzQBgS7o74-DLK', n_observations=129975, _hash_type='md5', _accessor='DataFrame', visibility=1, _key_is_virtual=False, created_at=2023-07-15 01:14:00 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .storage = 's3://lamindata'
                    .transform = 'nf-core/scrnaseq'
                    .run = 2023-07-14 18:40:03 UTC
                    .created_by = 'sunnyosun'
                  Labels
                    .organisms = 'human'
                    .tissues = 'organ'
                    .cell_types = 'endothelial cell of lymphatic vessel', 'bronchial smooth muscle cell', 'fibroblast of lung', 'leukocyte', 'respiratory goblet cell', 'endothelial cell of artery', 'B cell', 'stromal cell', 'myofibroblast cell', 'CD4-positive, alpha-beta T cell', ...
                    .diseases = 'normal', 'non-small cell lung carcinoma'
                    .experimental_factors = 'anoxya', '10x 3' transcription profiling'
                    .compounds = 'Navitoclax'
                    .experiments = 'Experiment 2'
                    .wells = 'well B1'
                    .genetic_treatments = 'CRISPR TP53'
                    .compound_treatments = 'Navitoclax 10uM'
                    .environmental_treatments = 'heat shock'
                    .combination_treatments = 'comb 1'
                    .biosamples = 'biosample_1'
                    .techsamples = 'techsample_2'
                    .ulabels = 'TSP13', 'TSP9', 'TSP4', 'TSP7', 'TSP1', 'Project 01', 'Project 09', 'batch-008', 'batch-010'
                  Features
                    'assay' = 'anoxya', '10x 3' transcription profiling'
                    'cell_type' = 'endothelial cell of lymphatic vessel', 'bronchial smooth muscle cell', 'fibroblast of lung', 'leukocyte', 'respiratory goblet cell', 'endothelial cell of artery', 'B cell', 'stromal cell', 'myofibroblast cell', 'CD4-positive, alpha-beta T cell', ...
                    'disease' = 'normal', 'non-small cell lung carcinoma'
                    'donor' = 'TSP13', 'TSP9', 'TSP4', 'TSP7', 'TSP1'
                    'experiment' = 'Experiment 2'
                    'organism' = 'human'
                    'project' = 'Project 01', 'Project 09'
                    'tissue' = 'organ'
                    'well' = 'well B1'
                  Feature sets
                    'obs' = 'cell_type', 'tissue', 'assay', 'donor'
                    'var' = 'TP53', 'EGFR', 'BRCA1', 'BRCA2', 'PTEN', 'KRAS', 'MYC', 'SFTPB', 'SFTPC', 'SFTPA1', 'SFTPA2', 'SCGB1A1'
                """);
        }

        @Test
        void listsPlainValuesAfterLabels() {
            Artifact artifact = byUid(source, Artifact.class, "Npuxu16jfmWxcPxr0000");
            String storage = artifact.storage().get().root();

            assertThat(source.describe(artifact)).isEqualTo("""
                Artifact(uid='Npuxu16jfmWxcPxr0000', is_latest=False, description='made with Artifact.from_df', key='local/api_df.parquet', suffix='.parquet', type='dataset', size=2205, hash='4rpeI7Y0yNhDTs2QR5pDSA', _hash_type='md5', _accessor='DataFrame', visibility=1, _key_is_virtual=True, created_at=2026-11-22 05:22:38 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .storage = '%s'
                    .transform = 'Ingest cellxgene'
                    .run = 2023-07-14 18:40:02 UTC
                    .created_by = 'laminlabs'
                  Labels
                    .cell_types = 'T cell'
                    .ulabels = 'TSP3', 'Project 03'
                  Features
                    'cell_type' = 'T cell'
                    'donor' = 'TSP3'
                    'project' = 'Project 03'
                    'is_primary_data' = True
                    'temperature' = 21.6
                  Feature sets
                    'columns' = 'cell_type', 'n_counts'
                """.formatted(storage));
        }

        @Test
        void listsNoFeaturesOfModels() {
            Artifact artifact = byUid(source, Artifact.class, "JQuPMohfKBjgu9lV0000");

            assertThat(source.describe(artifact)).isEqualTo("""
                Artifact(uid='JQuPMohfKBjgu9lV0000', is_latest=True, key='datasets/7/file_7.bin', suffix='.bin', type='model', size=6903894622, hash='YHw_X3EtVtv6jHRnpBB3a2', _hash_type='sha1-fl', visibility=1, _key_is_virtual=True, created_at=2023-07-15 04:19:00 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .storage = 's3://lamindata'
                    .transform = 'Ingest cellxgene'
                    .run = 2023-07-14 18:40:08 UTC
                    .created_by = 'sunnyosun'
                  Labels
                    .organisms = 'human'
                    .tissues = 'liver'
                    .cell_types = 'fibroblast of lung', 'type I pneumocyte', 'mature NK T cell', 'pulmonary ionocyte', 'smooth muscle cell', 'ciliated cell', 'basal cell'
                    .experimental_factors = '10x 3' v3', 'stroke'
                    .experiments = 'Experiment 1'
                    .wells = 'well B1'
                    .biosamples = 'biosample_0'
                    .techsamples = 'techsample_2'
                    .ulabels = 'TSP9', 'TSP12', 'Project 03', 'batch-007', 'batch-009'
                  Feature sets
                    'obs' = 'percent_mito', 'disease', 'organism', 'n_counts', 'is_primary_data'
                    'var' = 'SFTPC', 'SFTPA1', 'SFTPA2', 'SCGB1A1', 'CD14', 'CD4', 'CD8A', 'CD19', 'MS4A1', 'NKG7', 'GNLY', 'PECAM1'
                """);
        }

        @Test
        void listsLabelsOfCollections() {
            Collection collection = byUid(source, Collection.class, "4aXtpGDoSgKcfSqK0000");

            assertThat(source.describe(collection)).isEqualTo("""
                Collection(uid='4aXtpGDoSgKcfSqK0000', is_latest=False, name='Lung atlas', description='collection of 3', hash='MsVsB0F7AUlFxFiESlw8sg', reference='https://doi.org/10.1126/science.abl4896', reference_type='doi', visibility=1, created_at=2026-11-22 05:22:38 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .created_by = 'laminlabs'
                    .transform = 'nf-core/scrnaseq'
                    .run = 2023-07-14 18:40:03 UTC
                  Labels
                    .ulabels = 'Project 01'
                """);
        }

        @Test
        void listsParametersOfRuns() {
            Run run = byUid(source, Run.class, "aZ2rKYMh3Maiix3QaVGX");

            assertThat(source.describe(run)).isEqualTo("""
                Run(uid='aZ2rKYMh3Maiix3QaVGX', started_at=2023-07-14 18:40:02 UTC, finished_at=2023-07-14 19:01:02 UTC, is_consecutive=False, created_at=2026-11-22 05:22:36 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .transform = 'Ingest cellxgene'
                    .created_by = 'falexwolf'
                  Params
                    'downsample' = True
                    'learning_rate' = 0.01
                    'n_epochs' = 20
                """);
        }

        @Test
        void listsParentsAndChildrenOfLabels() {
            CellType cellType = source.query(CellType.class)
                    .filter(where(CellType::name).is("club cell"))
                    .one();

            assertThat(source.describe(cellType)).isEqualTo("""
                CellType(uid='3eecYgWR', name='club cell', ontology_id='CL:0000158', synonyms='club|CLUB CELL', description='Definition of club cell.', created_at=2026-11-22 05:22:38 UTC)
                  Database instance
                    slug: laminlabs/lamindata
                  Provenance
                    .created_by = 'laminlabs'
                    .source = 'cl'
                  Labels
                    .parents = 'epithelial cell'
                """);
        }
    }

    @Nested
    @DisplayName("an instance")
    class View {

        @Test
        void showsTheLatestRecordsByModule() {
            try (Instance lamin =
                    TestEnvironment.with(folder, RealInstance.GUIDE).init("target")) {
                String view = lamin.using(SOURCE).view(1, "core", "wetlab");

                assertThat(view).isEqualTo("""
                    ****************
                    * module: core *
                    ****************
                    Artifact
                    id uid                  version is_latest description                 key  suffix         type size hash                   n_objects n_observations _hash_type _accessor visibility _key_is_virtual storage_id transform_id run_id created_at                       created_by_id
                    -- -------------------- ------- --------- --------------------------- ---- -------------- ---- ---- ---------------------- --------- -------------- ---------- --------- ---------- --------------- ---------- ------------ ------ -------------------------------- -------------
                     3 sRapK07mMtToihzFeTaf None    True      View Papalexi21 in Vitessce None .vitessce.json None 1527 jfAtjNNzdvetUaEo5zhf0Q None      None           md5        None               1 True                     2            1      1 2024-04-30 12:51:16.348884+00:00             2
                    Collection
                    id uid                  version is_latest name                  description hash                   reference reference_type visibility transform_id meta_artifact_id run_id created_at                       created_by_id
                    -- -------------------- ------- --------- --------------------- ----------- ---------------------- --------- -------------- ---------- ------------ ---------------- ------ -------------------------------- -------------
                     1 DnsD3bChpLgLXo9y0000 None    True      Tabula Sapiens subset None        IXZRdHDx4bac-EWxxQ5wbw None      None                    1 None         None             None   2026-11-22 05:32:22.117479+00:00             1
                    Feature
                    id uid          name          dtype unit description synonyms run_id created_at                       created_by_id
                    -- ------------ ------------- ----- ---- ----------- -------- ------ -------------------------------- -------------
                     2 zkCrwN9KtYwg quality_score float None None        None     None   2026-11-22 05:32:22.063081+00:00             1
                    FeatureSet
                    id uid                  name n dtype registry hash                   run_id created_at                       created_by_id
                    -- -------------------- ---- - ----- -------- ---------------------- ------ -------------------------------- -------------
                     1 vkGBW4K9hCwPKaWvUalm None 2 None  Feature  3CZbp1LXYFngXcNIdOAXZg None   2026-11-22 05:32:22.093516+00:00             1
                    Run
                    id uid                  started_at                       finished_at is_consecutive reference reference_type transform_id report_id environment_id parent_id created_at                       created_by_id
                    -- -------------------- -------------------------------- ----------- -------------- --------- -------------- ------------ --------- -------------- --------- -------------------------------- -------------
                     2 p023KbpnWMBu19wDXXiD 2026-11-22 05:32:21.720919+00:00 None        None           None      None                      2 None      None           None      2026-11-22 05:32:21.720966+00:00             2
                    Storage
                    id uid      root           description type region    instance_uid run_id created_at                       created_by_id
                    -- -------- -------------- ----------- ---- --------- ------------ ------ -------------------------------- -------------
                     2 D9BilDV2 s3://lamindata None        s3   us-east-1 4XIuR0tvaiXM None   2026-11-22 05:32:21.735681+00:00             1
                    Transform
                    id uid              version is_latest name                key  description type     source_code hash reference reference_type _source_code_artifact_id created_at                       created_by_id
                    -- ---------------- ------- --------- ------------------- ---- ----------- -------- ----------- ---- --------- -------------- ------------------------ -------------------------------- -------------
                     2 FrSLs3fAogo30000 None    True      Downstream analysis None None        pipeline None        None None      None           None                     2026-11-22 05:32:21.718359+00:00             2
                    ULabel
                    id uid      name  description reference reference_type run_id created_at                       created_by_id
                    -- -------- ----- ----------- --------- -------------- ------ -------------------------------- -------------
                     3 tZCTk48f TSP14 None        None      None           None   2026-11-22 05:32:22.020164+00:00             1
                    User
                    id uid      handle         name created_at
                    -- -------- -------------- ---- --------------------------------
                     2 kP3q8ZtR source-curator None 2026-11-22 05:32:21.692790+00:00
                    ******************
                    * module: wetlab *
                    ******************
                    ! No records found
                    ! No records found
                    ! No records found
                    ! No records found
                    ! No records found
                    Experiment
                    id uid      name                description date run_id created_at                       created_by_id
                    -- -------- ------------------- ----------- ---- ------ -------------------------------- -------------
                     1 UUDag8Ek TSP lung experiment None        None None   2026-11-22 05:32:22.022454+00:00             1
                    ! No records found
                    ! No records found
                    ! No records found
                    ! No records found
                    """);
            }
        }

        @Test
        void leavesOutWhatIsHiddenOrOlder() {
            try (Instance lamin =
                    TestEnvironment.with(folder, RealInstance.GUIDE).init("target")) {
                String view = lamin.using(SOURCE).view(2, "core");

                assertThat(view)
                        .contains("sRapK07mMtToihzFeTaf", "Xv00000000000OLD0001")
                        .doesNotContain("dPraor9rU1EofcFb6Wph");
                assertThat(view).doesNotContain("8IqP9rziJg1XHlLC0000", "* module");
            }
        }

        @Test
        void takesOneStatementForEachRegistry() {
            TestEnvironment environment = TestEnvironment.with(folder, RealInstance.RICH_10);
            try (Instance lamin = environment.init("target")) {
                Instance source = lamin.using(SOURCE);

                assertThat(environment.statementsOf(source::view)).hasSize(9 + 14 + 10);
            }
        }
    }

    @Test
    @DisplayName("a table is all of its columns, with long texts cut")
    void table() {
        DataFrame frame = DataFrame.byArrayRow("id", "text", "size", "is_latest", "created_at")
                .appender()
                .append(1, "x".repeat(49), null, true, Instant.parse("2024-11-07T12:10:10.783799Z"))
                .append(20, "🫁".repeat(50), 3.5, false, Instant.parse("2024-11-07T12:10:10Z"))
                .append(300, "two\nlines", 1000L, null, null)
                .toDataFrame();

        assertThat(FrameText.of(frame)).isEqualTo("""
            id  text                                                                                            size is_latest created_at
            --- ----------------------------------------------------------------------------------------------- ---- --------- --------------------------------
              1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx                                               None True      2024-11-07 12:10:10.783799+00:00
             20 🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁🫁...  3.5 False     2024-11-07 12:10:10.000000+00:00
            300 two\\nlines                                                                                      1000 None      None
            """);
    }

    private static <R extends SqlRecord> R byUid(Instance instance, Class<R> type, String uid) {
        return instance.query(type).filter(lookup("uid", uid)).one();
    }
}
