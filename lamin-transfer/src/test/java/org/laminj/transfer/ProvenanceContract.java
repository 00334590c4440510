package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.registry.Table;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.uid.ContentHash;

/** Who did what: the run of a transfer, and whose the data is. */
abstract class ProvenanceContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;

    ProvenanceContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        Feature feature = origin.feature("feature00000", "donor");
        origin.linkUnder(feature, artifact, "ulabels", origin.label("label000", "T1"));
        FeatureSet set = origin.save(Draft.of(FeatureSet.class)
                .with(FeatureSet::n, 1)
                .with(FeatureSet::registry, "Feature")
                .with(
                        FeatureSet::hash,
                        ContentHash.ofStrings(List.of(feature.uid())).value()));
        origin.link(set, "features", feature);
        origin.link(artifact, "feature_sets", set);
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private String transformOfOrigin() {
        return origin.instance().uid() + "0000";
    }

    @Test
    void namesItsRunInEveryRowAndNotTheTrackedOne() {
        Run tracked = lab.instance().track("notebooknote0000", TrackOptions.notebook("n.ipynb", "Notebook"));

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.run()).isNotEqualTo(tracked.uid());
        List<String> tables = lab.instance()
                .schema()
                .tables()
                .filter(table -> table.field("run_id").isPresent())
                .filter(table -> table.field("created_at").isPresent())
                .map(Table::table)
                .filter(table -> !lab.rows("SELECT id FROM " + table + " WHERE run_id IS NOT NULL")
                        .isEmpty())
                .toList();
        assertThat(tables)
                .containsExactlyInAnyOrder(
                        "lnschema_core_artifact",
                        "lnschema_core_feature",
                        "lnschema_core_featureset",
                        "lnschema_core_storage",
                        "lnschema_core_ulabel",
                        "lnschema_core_artifactulabel",
                        "lnschema_core_artifactfeatureset");
        for (String table : tables) {
            assertThat(lab.rows(
                            "SELECT DISTINCT r.uid FROM " + table + " t JOIN lnschema_core_run r ON r.id = t.run_id"))
                    .as(table)
                    .containsExactly(report.run());
        }
    }

    @Test
    void namesARunThatHasEnded() {
        both.transfer(artifact).apply();

        assertThat(lab.rows("SELECT finished_at >= started_at FROM lnschema_core_run"))
                .containsExactly("1");
    }

    @Test
    void hasOneTransformForASourceHoweverItIsNamed() {
        for (String identifier : List.of("origin", "anonymous/origin")) {
            Instance source = lab.instance().using(identifier);
            Transfer.from(source)
                    .into(lab.instance())
                    .select(source.query(Artifact.class))
                    .apply();
        }

        assertThat(lab.rows("SELECT uid, name, key, type FROM lnschema_core_transform"))
                .containsExactly(transformOfOrigin() + "|Transfer from `anonymous/origin`|transfers/"
                        + origin.instance().uid() + "|function");
        assertThat(lab.instance().query(Run.class).count()).isOne();
    }

    @Test
    void leavesATransformAloneThatHasTheKeyOfTransfersByChance() {
        Transform mine = lab.save(Draft.of(Transform.class)
                .with(Transform::uid, "mineminemine0000")
                .with(Transform::name, "mine")
                .with(Transform::key, "transfers/" + origin.instance().uid()));

        both.transfer(artifact).apply();

        assertThat(lab.rows("SELECT t.uid FROM lnschema_core_run r JOIN lnschema_core_transform t"
                        + " ON t.id = r.transform_id"))
                .containsExactly(transformOfOrigin());
        assertThat(lab.instance().query(Transform.class).list()).contains(mine);
    }

    @Test
    void keepsTheTransformOfARunAndTheRunOfLaterTransfersApart() {
        Run run = origin.run("run1run1run1run1run1", origin.transform("training00000000", "training"));
        String uid = both.transfer(artifact).apply().run();

        both.transfer(run).apply();
        TransferReport later =
                both.transfer(origin.artifact("bbbbbbbbbbbbbbbb0000")).apply();

        assertThat(lab.rows("SELECT r.uid, t.uid FROM lnschema_core_run r JOIN lnschema_core_transform t"
                        + " ON t.id = r.transform_id ORDER BY r.id"))
                .containsExactly(uid + "|" + transformOfOrigin(), run.uid() + "|training00000000");
        assertThat(later.run()).isEqualTo(uid);
    }

    @Test
    void neverTakesATransferRunOfTheSourceForItsOwn() {
        try (OneInstance archive = new OneInstance(both.environment().init("archive", "bionty"))) {
            TransferOptions full = TransferOptions.builder().level(Level.FULL).build();
            String ofLab = both.transfer(artifact).apply().run();
            Instance viaLab = archive.instance().using("lab");
            String ofArchive = Transfer.from(viaLab)
                    .into(archive.instance())
                    .select(viaLab.query(Artifact.class))
                    .with(full)
                    .apply()
                    .run();
            TransferReport direct =
                    both.transferInto(archive, List.of(artifact)).apply();

            assertThat(archive.rows("SELECT r.uid FROM lnschema_core_run r JOIN lnschema_core_transform t"
                            + " ON t.id = r.transform_id WHERE t.uid = '" + transformOfOrigin() + "' ORDER BY r.id"))
                    .containsExactly(ofLab, direct.run());
            assertThat(direct.run()).isNotIn(ofLab, ofArchive);
        }
    }

    @Test
    void isTheSameAfterGoingThroughAnotherInstance() {
        try (OneInstance archive = new OneInstance(both.environment().init("archive", "bionty"))) {
            both.transfer(artifact).apply();
            Instance viaLab = archive.instance().using("lab");

            Transfer.from(viaLab)
                    .into(archive.instance())
                    .select(viaLab.query(Artifact.class))
                    .apply();

            for (String sql : List.of(
                    "SELECT a.uid, a.key, a.suffix, s.uid, s.root, s.instance_uid FROM lnschema_core_artifact a"
                            + " JOIN lnschema_core_storage s ON s.id = a.storage_id",
                    "SELECT a.uid, l.uid, f.uid FROM lnschema_core_artifactulabel link JOIN lnschema_core_artifact a"
                            + " ON a.id = link.artifact_id JOIN lnschema_core_ulabel l ON l.id = link.ulabel_id"
                            + " JOIN lnschema_core_feature f ON f.id = link.feature_id",
                    "SELECT s.uid, s.hash, f.uid FROM lnschema_core_featuresetfeature link JOIN lnschema_core_featureset"
                            + " s ON s.id = link.featureset_id JOIN lnschema_core_feature f ON f.id = link.feature_id")) {
                assertThat(archive.rows(sql)).as(sql).isNotEmpty().isEqualTo(origin.rows(sql));
            }
        }
    }

    @Test
    void staysInAStorageThatBelongsToTheSource() {
        Storage theirs = artifact.storage().get();

        both.transfer(artifact).apply();

        Storage here = both.here(artifact).storage().get();
        assertThat(here.uid()).isEqualTo(theirs.uid());
        assertThat(here.root()).isEqualTo(theirs.root());
        assertThat(here.instanceUid()).isEqualTo(origin.instance().uid());
    }

    @Test
    void leavesTheFoldersOfBothStoragesAsTheyWere() throws IOException {
        Path theirs = root(origin);
        Map<Path, String> before = files(theirs);

        both.transfer(artifact)
                .with(TransferOptions.builder().level(Level.FULL).build())
                .apply();
        both.here(artifact).storage().get();

        assertThat(files(theirs)).isEqualTo(before);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(path -> path.endsWith(".lamindb")).map(Path::getParent))
                    .isSubsetOf(theirs, root(lab));
        }
    }

    private static Path root(OneInstance instance) {
        return instance.instance().settings().storageRoot().path();
    }

    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                files.put(
                        file,
                        Files.isDirectory(file) ? "" : ContentHash.of(file).value());
            }
        }
        return files;
    }

    @Test
    void isHiddenOrTrashedAsInTheSourceAndOnlyIfAskedFor() {
        origin.save(Draft.from(artifact).with(Artifact::visibility, -1));
        Instance source = lab.instance().using("origin");

        assertThat(source.query(Artifact.class).count()).isZero();
        Transfer.from(source)
                .into(lab.instance())
                .select(source.query(Artifact.class).anyVisibility())
                .apply();

        assertThat(lab.instance().query(Artifact.class).count()).isZero();
        assertThat(lab.instance()
                        .query(Artifact.class)
                        .anyVisibility()
                        .filter(lookup("uid", artifact.uid()))
                        .one()
                        .visibility())
                .isEqualTo(-1);
    }
}
