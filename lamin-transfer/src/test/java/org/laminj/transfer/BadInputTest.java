package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.uid.ContentHash;
import org.laminj.wetlab.Biosample;
import org.laminj.wetlab.Techsample;

@DisplayName("A source that few have thought of")
class BadInputTest {

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, "bionty", "wetlab");
        origin = both.origin();
        lab = both.lab();
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    @Test
    void mayHaveUidsAndNamesThatDifferInCaseOnly() {
        lab.label("LABEL000", "t1");
        origin.link(artifact, "ulabels", origin.label("label000", "T1"), origin.label("label001", "ß"));
        lab.label("LABEL001", "SS");

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.counts()).containsEntry("ULabel", new Counts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(lab.rows("SELECT uid, name FROM lnschema_core_ulabel ORDER BY uid"))
                .containsExactly("LABEL000|t1", "LABEL001|SS", "label000|T1", "label001|ß");
    }

    @Test
    void mayHaveAParameterTwiceWhichIsOneInTheTarget() {
        for (int time = 0; time < 2; time++) {
            Param rate =
                    origin.save(Draft.of(Param.class).with(Param::name, "rate").with(Param::dtype, "float"));
            origin.link(
                    artifact,
                    "_param_values",
                    origin.save(Draft.of(ParamValue.class)
                            .with(ParamValue::param, Ref.to(rate))
                            .with(ParamValue::value, DoubleNode.valueOf(0.1))));
        }
        Transfer transfer = both.transfer(artifact)
                .with(TransferOptions.builder().level(Level.FULL).build());

        TransferPlan plan = transfer.plan();
        TransferReport report = transfer.apply();

        assertThat(report.counts())
                .isEqualTo(plan.counts())
                .containsEntry("Param", new Counts(2, 1, 0, 1, 0, 0, 0, 0))
                .containsEntry("ParamValue", new Counts(2, 1, 0, 1, 0, 0, 0, 0))
                .containsEntry("lnschema_core_artifactparamvalue", Counts.ofLinks(1, 1));
        assertThat(lab.rows("SELECT name FROM lnschema_core_param")).containsExactly("rate");
        assertThat(lab.rows("SELECT value FROM lnschema_core_paramvalue")).containsExactly("0.1");
        assertThat(transfer.plan().with(Outcome.TRANSFERRED)).isEmpty();
    }

    @Test
    void mayHaveAParameterTwiceWithTwoTypesWhichIsAConflict() {
        for (String type : List.of("float", "int")) {
            Param rate =
                    origin.save(Draft.of(Param.class).with(Param::name, "rate").with(Param::dtype, type));
            origin.link(
                    artifact,
                    "_param_values",
                    origin.save(Draft.of(ParamValue.class)
                            .with(ParamValue::param, Ref.to(rate))
                            .with(ParamValue::value, DoubleNode.valueOf(0.1))));
        }

        TransferPlan plan = both.transfer(artifact)
                .with(TransferOptions.builder().level(Level.FULL).build())
                .plan();

        assertThat(plan.conflicts())
                .extracting(PlannedRecord::reason)
                .containsExactly("the source has another with the same name whose dtype is 'float', not 'int'");
    }

    @Test
    void mayLinkALabelUnderTwoFeaturesAndUnderNone() {
        ULabel label = origin.label("label000", "T1");
        for (String name : List.of("batch", "donor")) {
            origin.linkUnder(origin.feature("feature" + name, name), artifact, "ulabels", label);
        }
        origin.link(artifact, "ulabels", label);

        TransferReport report = both.transfer(artifact).apply();
        TransferReport again = both.transfer(artifact).apply();

        String links = "SELECT l.uid, f.name FROM lnschema_core_artifactulabel link JOIN lnschema_core_ulabel l"
                + " ON l.id = link.ulabel_id LEFT JOIN lnschema_core_feature f ON f.id = link.feature_id ORDER BY 2";
        int expected = origin.rows(links).size();
        assertThat(lab.rows(links)).isEqualTo(origin.rows(links)).contains("label000|batch", "label000|donor");
        assertThat(report.counts()).containsEntry("lnschema_core_artifactulabel", Counts.ofLinks(0, expected));
        assertThat(again.counts()).containsEntry("lnschema_core_artifactulabel", Counts.ofLinks(expected, 0));
    }

    @Test
    void mayHaveSamplesInBothTablesThatLinkThemToArtifacts() {
        Feature feature = origin.feature("feature00000", "sample");
        Biosample biosample = origin.save(
                Draft.of(Biosample.class).with(Biosample::uid, "biosample000").with(Biosample::name, "B1"));
        Techsample techsample = origin.save(Draft.of(Techsample.class)
                .with(Techsample::uid, "techsample00")
                .with(Techsample::name, "S1")
                .with(Techsample::batch, "1"));
        origin.link(artifact, "biosamples", biosample);
        origin.link(artifact, "techsamples", techsample);
        origin.linkUnder(feature, artifact, "_links_biosample", biosample);
        origin.linkUnder(feature, artifact, "_links_techsample", techsample);

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.dropped()).isEmpty();
        for (String table : List.of(
                "wetlab_biosample_artifacts",
                "wetlab_techsample_artifacts",
                "wetlab_artifactbiosample",
                "wetlab_artifacttechsample")) {
            assertThat(report.counts()).as(table).containsEntry(table, Counts.ofLinks(0, 1));
        }
        assertThat(lab.rows("SELECT b.uid, f.uid FROM wetlab_artifactbiosample link JOIN wetlab_biosample b"
                        + " ON b.id = link.biosample_id JOIN lnschema_core_feature f ON f.id = link.feature_id"))
                .containsExactly("biosample000|feature00000");
    }

    @Test
    void mayHaveAFeatureSetWhoseMembersLackIdsOfAnOntology() {
        Ref<Organism> human = Ref.to(origin.organism("human000", "human"));
        Gene known = origin.save(Draft.of(Gene.class)
                .with(Gene::uid, "known0000000")
                .with(Gene::ensemblGeneId, "ENSG00000081059")
                .with(Gene::organism, human));
        Gene unknown = origin.save(Draft.of(Gene.class)
                .with(Gene::uid, "unknown00000")
                .with(Gene::symbol, "mine")
                .with(Gene::organism, human));
        FeatureSet set = origin.save(Draft.of(FeatureSet.class)
                .with(FeatureSet::uid, "featuresetfeatureset")
                .with(FeatureSet::n, 2)
                .with(FeatureSet::registry, "bionty.Gene")
                .with(
                        FeatureSet::hash,
                        ContentHash.ofStrings(List.of(known.uid(), unknown.uid()))
                                .value()));
        origin.link(set, "genes", known, unknown);
        origin.link(artifact, "feature_sets", set);

        both.transfer(artifact).apply();

        FeatureSet here = both.here(set);
        assertThat(here.hash()).isEqualTo(set.hash());
        assertThat(lab.linked(here, "genes")).containsExactly(both.here(known), both.here(unknown));
    }

    @Test
    void mayKnowAPlaceUnderAnotherUid() {
        lab.save(Draft.of(Storage.class)
                .with(Storage::uid, "ours00000000")
                .with(Storage::root, artifact.storage().get().root()));

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.counts()).containsEntry("Storage", new Counts(1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(both.here(artifact).storage().get().uid()).isEqualTo("ours00000000");
    }

    @Test
    void isRefusedWhereAReferenceLeadsNowhere() {
        origin.link(artifact, "ulabels", origin.label("label000", "T1"));
        origin.execute("PRAGMA foreign_keys = OFF", "DELETE FROM lnschema_core_ulabel");
        List<Long> before = TableCounts.of(lab.instance());

        assertThatThrownBy(() -> both.transfer(artifact).apply())
                .isInstanceOf(TransferException.class)
                .hasMessage("Cannot transfer: the source refers to 1 records of registry ULabel that it does not have."
                        + " Repair the source first.");

        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }
}
