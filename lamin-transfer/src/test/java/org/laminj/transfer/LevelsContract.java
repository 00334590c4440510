package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Source;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.testing.TestDatabase;

abstract class LevelsContract {

    private static final TransferOptions RECORD =
            TransferOptions.builder().level(Level.RECORD).build();
    private static final TransferOptions FULL =
            TransferOptions.builder().level(Level.FULL).build();

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;

    LevelsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private static List<String> outcomes(List<PlannedRecord> records) {
        return records.stream()
                .map(record -> record.key() + " " + record.outcome())
                .toList();
    }

    private ParamValue paramValue(String param, int value) {
        Param saved = origin.save(Draft.of(Param.class).with(Param::name, param).with(Param::dtype, "int"));
        return origin.save(Draft.of(ParamValue.class)
                .with(ParamValue::param, Ref.to(saved))
                .with(ParamValue::value, JsonNodeFactory.instance.numberNode(value)));
    }

    @Nested
    @DisplayName("record")
    class OfRecords {

        private CellType cellTypeOf(Source source) {
            return origin.save(Draft.of(CellType.class)
                    .with(CellType::uid, "celltype")
                    .with(CellType::name, "T cell")
                    .with(CellType::source, Ref.to(source)));
        }

        private Source seeded() {
            return origin.instance()
                    .query(Source.class)
                    .filter(where(Source::entity).is("bionty.CellType"))
                    .first()
                    .orElseThrow();
        }

        @Test
        void bringsARecordAndWhatItCannotBeWithout() {
            origin.link(artifact, "ulabels", origin.label("label000", "T1"));

            TransferPlan plan = both.transfer(artifact).with(RECORD).plan();
            TransferReport report = both.transfer(artifact).with(RECORD).apply();

            assertThat(outcomes(plan.records()))
                    .containsExactly(
                            "Artifact(uid='aaaaaaaaaaaaaaaa0000') TRANSFERRED",
                            "Storage(uid='" + artifact.storage().get().uid() + "') TRANSFERRED");
            assertThat(report.counts()).isEqualTo(plan.counts()).containsOnlyKeys("Artifact", "Storage");
            assertThat(lab.instance().query(ULabel.class).count()).isZero();
        }

        @Test
        void keepsAReferenceWhoseRecordTheTargetHas() {
            CellType type = cellTypeOf(seeded());

            TransferReport report = both.transfer(type).with(RECORD).apply();

            assertThat(both.here(type).source())
                    .isNotNull()
                    .satisfies(source -> assertThat(source.get().uid()).isEqualTo(seeded().uid()));
            assertThat(outcomes(report.records()))
                    .containsExactly(
                            "CellType(uid='celltype') TRANSFERRED", "Source(uid='" + seeded().uid() + "') MAPPED");
            assertThat(report.dropped()).isEmpty();
        }

        @Test
        void leavesAReferenceEmptyWhoseRecordTheTargetLacksAndCountsIt() {
            CellType type = cellTypeOf(origin.save(Draft.of(Source.class)
                    .with(Source::uid, "new0")
                    .with(Source::entity, "bionty.CellType")
                    .with(Source::organism, "all")
                    .with(Source::name, "mine")
                    .with(Source::version, "1")
                    .with(Source::description, "My terms")));

            TransferReport report = both.transfer(type).with(RECORD).apply();

            assertThat(both.here(type).source()).isNull();
            assertThat(report.dropped()).containsExactly(new Dropped("bionty.Source", DropReason.LEFT_OUT, 1));
            assertThat(report.losses()).isEmpty();
        }
    }

    @Nested
    @DisplayName("full")
    class Full {

        @Test
        void bringsValuesOfParametersOfArtifactsAndRuns() {
            Run run = origin.run("run00000000000000000", origin.transform("transform0000000", "train"));
            origin.link(artifact, "_param_values", paramValue("epochs", 7));
            origin.link(run, "_param_values", paramValue("seed", 42));

            both.transfer(artifact).with(FULL).apply();
            both.transfer(run).with(FULL).apply();

            String values =
                    "SELECT p.name, v.value FROM lnschema_core_%s link JOIN lnschema_core_paramvalue v ON v.id ="
                            + " link.paramvalue_id JOIN lnschema_core_param p ON p.id = v.param_id";
            assertThat(lab.rows(values.formatted("artifactparamvalue"))).containsExactly("epochs|7");
            assertThat(lab.rows(values.formatted("runparamvalue"))).containsExactly("seed|42");
        }

        @Test
        void bringsTheRunThatMadeAnArtifactWithAllThatItCameFrom() {
            User someone =
                    origin.save(Draft.of(User.class).with(User::uid, "someone0").with(User::handle, "someone"));
            Artifact input = origin.artifact("inputinputinputi0000");
            Artifact report = origin.artifact("reportreportrepo0000");
            Artifact environment = origin.artifact("environmentenvir0000");
            Run parent = origin.run("parent00000000000000", origin.transform("workflow00000000", "workflow"));
            Run made = origin.save(Draft.of(Run.class)
                    .with(Run::uid, "made0000000000000000")
                    .with(Run::transform, Ref.to(origin.transform("training00000000", "training")))
                    .with(Run::parent, Ref.to(parent))
                    .with(Run::report, Ref.to(report))
                    .with(Run::environment, Ref.to(environment))
                    .with(Run::createdBy, Ref.to(someone)));
            origin.link(made, "input_artifacts", input);
            artifact = origin.save(Draft.from(artifact)
                    .with(Artifact::run, Ref.to(made))
                    .with(Artifact::transform, made.transform())
                    .with(Artifact::createdBy, Ref.to(someone)));

            TransferReport done = both.transfer(artifact).with(FULL).apply();

            Artifact here = both.here(artifact);
            assertThat(here.run())
                    .isNotNull()
                    .satisfies(run -> assertThat(run.get().uid()).isEqualTo(done.run()));
            assertThat(lab.linked(here, "_previous_runs")).containsExactly(both.here(made));
            assertThat(lab.rows("SELECT run.uid, t.uid, parent.uid, report.uid, environment.uid, u.handle"
                            + " FROM lnschema_core_run run JOIN lnschema_core_transform t ON t.id = run.transform_id"
                            + " LEFT JOIN lnschema_core_run parent ON parent.id = run.parent_id"
                            + " LEFT JOIN lnschema_core_artifact report ON report.id = run.report_id"
                            + " LEFT JOIN lnschema_core_artifact environment ON environment.id = run.environment_id"
                            + " JOIN lnschema_core_user u ON u.id = run.created_by_id"
                            + " WHERE run.uid <> '" + done.run() + "' ORDER BY run.uid"))
                    .containsExactly(
                            "made0000000000000000|training00000000|parent00000000000000|reportreportrepo0000"
                                    + "|environmentenvir0000|someone",
                            "parent00000000000000|workflow00000000|null|null|null|anonymous");
            assertThat(lab.linked(both.here(made), "input_artifacts")).containsExactly(both.here(input));
        }

        @Test
        void tellsWhenAndByWhomNewRecordsWereSavedInTheSource() {
            ULabel label = origin.label("label000", "T1");
            origin.link(artifact, "ulabels", label);

            TransferReport report = both.transfer(artifact).with(FULL).apply();

            Origin expected = new Origin(label.createdAt(), label.updatedAt(), "anonymous");
            assertThat(report.records())
                    .filteredOn(record -> record.key().uid().equals("label000"))
                    .extracting(PlannedRecord::origin)
                    .containsExactly(expected);
            assertThat(both.transfer(artifact).with(FULL).apply().records())
                    .filteredOn(record -> record.key().registry().equals("ULabel"))
                    .extracting(PlannedRecord::origin)
                    .containsOnlyNulls();
        }

        @Test
        void bringsAllAncestors() {
            ULabel root = origin.label("root0000", "all");
            ULabel middle = origin.label("middle00", "donors");
            ULabel label = origin.label("label000", "T1");
            origin.link(middle, "parents", root);
            origin.link(label, "parents", middle);
            origin.link(artifact, "ulabels", label);

            both.transfer(artifact).with(FULL).apply();

            assertThat(lab.rows("SELECT child.uid, parent.uid FROM lnschema_core_ulabel_parents link"
                            + " JOIN lnschema_core_ulabel child ON child.id = link.from_ulabel_id"
                            + " JOIN lnschema_core_ulabel parent ON parent.id = link.to_ulabel_id ORDER BY 1"))
                    .containsExactly("label000|middle00", "middle00|root0000");
        }

        @Test
        void mapsEverythingWhenRepeated() {
            Run made = origin.run("made0000000000000000", origin.transform("training00000000", "training"));
            artifact = origin.save(Draft.from(artifact).with(Artifact::run, Ref.to(made)));
            origin.link(artifact, "_param_values", paramValue("epochs", 7));
            both.transfer(artifact).with(FULL).apply();
            List<Long> before = TableCounts.of(lab.instance());

            TransferReport again = both.transfer(artifact).with(FULL).apply();

            assertThat(again.counts().values())
                    .allSatisfy(counts -> assertThat(counts.mapped()).isEqualTo(counts.reached()));
            assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
        }
    }

    @Test
    void bringsLabelsOfACollectionAndItsMetaArtifactAlsoWithoutLineage() {
        Artifact meta = origin.artifact("metametametameta0000");
        Collection collection = origin.save(Draft.of(Collection.class)
                .with(Collection::uid, "collectioncollec0000")
                .with(Collection::name, "all")
                .with(Collection::metaArtifact, Ref.to(meta)));
        origin.linkUnder(
                origin.feature("feature00000", "study"), collection, "ulabels", origin.label("label000", "T1"));
        origin.link(collection, "artifacts", artifact);

        both.transfer(collection).apply();

        assertThat(lab.rows("SELECT c.uid, meta.uid, label.uid, f.uid FROM lnschema_core_collection c"
                        + " JOIN lnschema_core_artifact meta ON meta.id = c.meta_artifact_id"
                        + " JOIN lnschema_core_collectionulabel link ON link.collection_id = c.id"
                        + " JOIN lnschema_core_ulabel label ON label.id = link.ulabel_id"
                        + " JOIN lnschema_core_feature f ON f.id = link.feature_id"))
                .containsExactly("collectioncollec0000|metametametameta0000|label000|feature00000");
    }
}
