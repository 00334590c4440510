package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Pathway;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.uid.ContentHash;

abstract class DirectTransferContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;

    DirectTransferContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        // ids differ on both sides
        lab.label("ours0000", "ours");
        lab.feature("ours00000000", "ours");
        lab.organism("ours0000", "ours");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    /** Transfers records of one registry, and answers by the second time that nothing is left to do. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private <R extends SqlRecord> TransferReport transferred(R... records) {
        TransferReport report = both.transfer(records).apply();
        List<Long> rows = TableCounts.of(lab.instance());
        assertThat(both.transfer(records).apply().counts().values())
                .allSatisfy(counts -> assertThat(counts.mapped()).isEqualTo(counts.reached()));
        assertThat(TableCounts.of(lab.instance())).isEqualTo(rows);
        return report;
    }

    private static List<String> registries(TransferReport report) {
        return report.with(Outcome.TRANSFERRED).stream()
                .map(RecordKey::registry)
                .distinct()
                .sorted()
                .toList();
    }

    private Gene gene(String uid) {
        return origin.save(Draft.of(Gene.class)
                .with(Gene::uid, uid)
                .with(Gene::symbol, uid)
                .with(Gene::organism, Ref.to(human())));
    }

    private Organism human() {
        return origin.instance().query(Organism.class).first().orElseGet(() -> origin.organism("human000", "human"));
    }

    private static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    @Test
    void aCollectionComesWithItsArtifactsInOrderAndTheirLabels() {
        Artifact first = origin.artifact("aaaaaaaaaaaaaaaa0000");
        Artifact second = origin.artifact("bbbbbbbbbbbbbbbb0000");
        Artifact third = origin.artifact("cccccccccccccccc0000");
        Collection collection = origin.save(Draft.of(Collection.class)
                .with(Collection::uid, "collectioncollec0000")
                .with(Collection::name, "all"));
        origin.link(collection, "artifacts", third, first, second);
        origin.link(second, "ulabels", origin.label("label000", "T1"));

        TransferReport report = transferred(collection);

        assertThat(lab.rows("SELECT a.uid FROM lnschema_core_collectionartifact link"
                        + " JOIN lnschema_core_artifact a ON a.id = link.artifact_id ORDER BY link.id"))
                .containsExactly(third.uid(), first.uid(), second.uid());
        assertThat(lab.linked(both.here(second), "ulabels")).hasSize(1);
        assertThat(registries(report)).containsExactly("Artifact", "Collection", "Storage", "ULabel");
    }

    @Test
    void aCollectionThatIsThereGainsTheArtifactsThatWereAdded() {
        Collection collection = origin.save(Draft.of(Collection.class)
                .with(Collection::uid, "collectioncollec0000")
                .with(Collection::name, "all"));
        origin.link(collection, "artifacts", origin.artifact("bbbbbbbbbbbbbbbb0000"));
        transferred(collection);
        origin.link(collection, "artifacts", origin.artifact("aaaaaaaaaaaaaaaa0000"));

        TransferReport report = transferred(collection);

        assertThat(report.counts()).containsEntry("lnschema_core_collectionartifact", Counts.ofLinks(1, 1));
        assertThat(lab.linked(both.here(collection), "artifacts")).hasSize(2);
    }

    @Test
    void labelsAndFeaturesComeAlone() {
        ULabel label = origin.label("label000", "T1");
        Feature feature = origin.feature("feature00000", "donor");
        origin.linkUnder(feature, origin.artifact("aaaaaaaaaaaaaaaa0000"), "ulabels", label);

        assertThat(registries(transferred(label))).containsExactly("ULabel");
        assertThat(registries(transferred(feature))).containsExactly("Feature");
        assertThat(lab.instance().query(Artifact.class).count()).isZero();
    }

    @Test
    void aFeatureSetComesWithItsMembersHoweverMany() {
        List<Gene> genes = origin.instance()
                .saveAll(IntStream.range(0, 2_500)
                        .mapToObj(number -> Draft.of(Gene.class)
                                .with(Gene::uid, String.format("gene%08d", number))
                                .with(Gene::symbol, "G" + number)
                                .with(Gene::organism, Ref.to(human())))
                        .toList());
        String hash =
                ContentHash.ofStrings(genes.stream().map(Gene::uid).toList()).value();
        FeatureSet set = origin.save(Draft.of(FeatureSet.class)
                .with(FeatureSet::uid, "featuresetfeatureset")
                .with(FeatureSet::n, genes.size())
                .with(FeatureSet::dtype, "number")
                .with(FeatureSet::registry, "bionty.Gene")
                .with(FeatureSet::hash, hash));
        origin.link(set, "genes", genes.toArray(SqlRecord[]::new));

        TransferReport report = transferred(set);

        assertThat(lab.rows("SELECT uid, n, hash FROM lnschema_core_featureset"))
                .containsExactly(set.uid() + "|2500|" + hash);
        assertThat(lab.rows("SELECT count(*), count(DISTINCT gene_id) FROM bionty_featuresetgene"))
                .containsExactly("2500|2500");
        assertThat(report.counts()).containsEntry("bionty.Gene", new Counts(2500, 0, 0, 2500, 0, 0, 0, 0));
    }

    @Test
    void aTransformComesWithItsRunsAndLabels() {
        Artifact code = origin.artifact("codecodecodecode0000");
        Transform transform = origin.save(Draft.of(Transform.class)
                .with(Transform::uid, "training00000000")
                .with(Transform::name, "training")
                .with(Transform::sourceCodeArtifact, Ref.to(code)));
        origin.run("run1run1run1run1run1", transform);
        origin.run("run2run2run2run2run2", transform);
        origin.link(transform, "ulabels", origin.label("label000", "T1"));

        TransferReport report = transferred(transform);

        assertThat(lab.rows("SELECT r.uid, code.uid FROM lnschema_core_run r"
                        + " JOIN lnschema_core_transform t ON t.id = r.transform_id"
                        + " JOIN lnschema_core_artifact code ON code.id = t._source_code_artifact_id"
                        + " WHERE t.uid = 'training00000000' ORDER BY r.uid"))
                .containsExactly(
                        "run1run1run1run1run1|codecodecodecode0000", "run2run2run2run2run2|codecodecodecode0000");
        assertThat(lab.linked(both.here(transform), "ulabels")).hasSize(1);
        assertThat(registries(report)).containsExactly("Artifact", "Run", "Storage", "Transform", "ULabel");
    }

    @Test
    void aRunComesWithItsTransformAndValuesOfParameters() {
        Run run = origin.run("run1run1run1run1run1", origin.transform("training00000000", "training"));
        Param param =
                origin.save(Draft.of(Param.class).with(Param::name, "epochs").with(Param::dtype, "int"));
        ParamValue seven = origin.save(Draft.of(ParamValue.class)
                .with(ParamValue::param, Ref.to(param))
                .with(ParamValue::value, number(7)));
        origin.link(run, "_param_values", seven);

        TransferReport report = transferred(run);

        assertThat(lab.rows("SELECT r.uid, t.uid, p.name, v.value FROM lnschema_core_runparamvalue link"
                        + " JOIN lnschema_core_run r ON r.id = link.run_id"
                        + " JOIN lnschema_core_transform t ON t.id = r.transform_id"
                        + " JOIN lnschema_core_paramvalue v ON v.id = link.paramvalue_id"
                        + " JOIN lnschema_core_param p ON p.id = v.param_id"))
                .containsExactly("run1run1run1run1run1|training00000000|epochs|7");
        assertThat(registries(report)).containsExactly("Param", "ParamValue", "Run", "Transform");
    }

    @Test
    void paramsAndTheirValuesAreKnownByNameAndValue() {
        Param param =
                origin.save(Draft.of(Param.class).with(Param::name, "epochs").with(Param::dtype, "int"));
        ParamValue[] values = Stream.of(7, 8)
                .map(value -> origin.save(Draft.of(ParamValue.class)
                        .with(ParamValue::param, Ref.to(param))
                        .with(ParamValue::value, number(value))))
                .toArray(ParamValue[]::new);
        lab.save(Draft.of(Param.class).with(Param::name, "epochs").with(Param::dtype, "int"));

        TransferReport report = transferred(values);

        assertThat(report.records())
                .extracting(record -> record.key() + " " + record.reason())
                .containsExactly(
                        "ParamValue(uid='epochs, 7') not in the target",
                        "ParamValue(uid='epochs, 8') not in the target",
                        "Param(uid='epochs') by name");
        assertThat(lab.instance().query(Param.class).count()).isOne();
    }

    @Test
    void aPathwayComesWithItsGenes() {
        Pathway pathway = origin.save(
                Draft.of(Pathway.class).with(Pathway::uid, "pathway0").with(Pathway::name, "apoptosis"));
        origin.link(pathway, "genes", gene("gene00000001"), gene("gene00000002"));

        TransferReport report = transferred(pathway);

        assertThat(lab.linked(both.here(pathway), "genes")).hasSize(2);
        assertThat(report.counts()).containsEntry("bionty_pathway_genes", Counts.ofLinks(0, 2));
    }

    @Test
    void aPathwayThatIsALabelComesWithoutItsGenesUnlessAllIsAskedFor() {
        Pathway pathway = origin.save(
                Draft.of(Pathway.class).with(Pathway::uid, "pathway0").with(Pathway::name, "apoptosis"));
        origin.link(pathway, "genes", gene("gene00000001"));
        Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        origin.link(artifact, "pathways", pathway);

        assertThat(registries(both.transfer(artifact).apply())).doesNotContain("bionty.Gene");
        assertThat(registries(both.transfer(artifact)
                        .with(TransferOptions.builder().level(Level.FULL).build())
                        .apply()))
                .contains("bionty.Gene");
    }
}
