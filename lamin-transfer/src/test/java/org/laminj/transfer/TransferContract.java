package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellMarker;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Source;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.ContentHash;
import org.laminj.wetlab.Experiment;

abstract class TransferContract {

    private final TestDatabase source;
    private final TestDatabase target;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance origin;
    private Instance lamin;

    TransferContract(TestDatabase source, TestDatabase target) {
        this.source = source.available();
        this.target = target.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder);
        origin = environment.init("origin", source, "bionty");
        lamin = environment.init("lab", target, "bionty");
    }

    @AfterEach
    void tearDown() {
        origin.close();
        lamin.close();
    }

    private static Artifact artifact(Instance instance, String key) {
        Storage storage = instance.query(Storage.class)
                .orderBy(Storage::createdAt)
                .first()
                .orElseThrow();
        return instance.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, ".csv")
                .with(Artifact::storage, Ref.to(storage)));
    }

    private static ULabel label(Instance instance, String name) {
        return instance.save(Draft.of(ULabel.class).with(ULabel::name, name));
    }

    private static Feature feature(Instance instance, String name) {
        return instance.save(Draft.of(Feature.class).with(Feature::name, name).with(Feature::dtype, "cat"));
    }

    /** Saves what another program wrote into the origin into the lab. */
    private Artifact transferred(Artifact artifact) {
        return lamin.save(foreign(artifact));
    }

    private Artifact foreign(Artifact artifact) {
        return lamin.using("origin")
                .query(Artifact.class)
                .filter(where(Artifact::uid).is(artifact.uid()))
                .one();
    }

    @Nested
    @DisplayName("of labels")
    class OfLabels {

        @Test
        void keepsALabelUnderTwoFeatures() {
            Artifact artifact = artifact(origin, "a.csv");
            ULabel label = label(origin, "T1");
            origin.related(artifact, "ulabels").under(feature(origin, "donor")).add(label);
            origin.related(artifact, "ulabels").under(feature(origin, "batch")).add(label);

            Artifact here = transferred(artifact);

            assertThat(lamin.related(here, "ulabels").query().count()).isEqualTo(1);
            assertThat(TableCounts.of(lamin, "lnschema_core_artifactulabel")).isEqualTo(2);
            assertThat(lamin.query(Feature.class).list())
                    .extracting(Feature::name)
                    .containsExactly("donor", "batch");
        }

        @Test
        void mapsALabelByNameAndKeepsItsUid() {
            ULabel ours = label(lamin, "T1");
            Artifact artifact = artifact(origin, "a.csv");
            origin.related(artifact, "ulabels").add(label(origin, "T1"));

            Artifact here = transferred(artifact);

            assertThat(lamin.query(ULabel.class).list()).containsExactly(ours);
            assertThat(lamin.related(here, "ulabels").query().list()).hasSize(1);
        }

        @Test
        void givesEachGeneItsOwnOrganismAndEachTermItsOwnSource() {
            Organism human = origin.save(Draft.of(Organism.class).with(Organism::name, "human"));
            Organism mouse = origin.save(Draft.of(Organism.class).with(Organism::name, "mouse"));
            Source source = origin.query(Source.class)
                    .filter(where(Source::entity).is("bionty.CellType"))
                    .first()
                    .orElseThrow();
            Artifact artifact = artifact(origin, "a.csv");
            origin.related(artifact, "genes").add(gene("TCF7", human), gene("Tcf7", mouse));
            origin.related(artifact, "cell_types")
                    .add(
                            origin.save(Draft.of(CellType.class)
                                    .with(CellType::name, "known")
                                    .with(CellType::source, Ref.to(source))),
                            origin.save(Draft.of(CellType.class).with(CellType::name, "weird")));

            transferred(artifact);

            assertThat(lamin.query(Gene.class).list())
                    .extracting(gene ->
                            gene.symbol() + " of " + gene.organism().get().name())
                    .containsExactly("TCF7 of human", "Tcf7 of mouse");
            assertThat(lamin.query(CellType.class).list())
                    .extracting(type ->
                            type.source() == null ? null : type.source().get().uid())
                    .containsExactly(source.uid(), null);
        }

        private Gene gene(String symbol, Organism organism) {
            return origin.save(Draft.of(Gene.class).with(Gene::symbol, symbol).with(Gene::organism, Ref.to(organism)));
        }

        @Test
        void recognisesARecordByAKeyThatHoldsAReference() {
            for (Instance instance : List.of(origin, lamin)) {
                Organism human = instance.save(Draft.of(Organism.class).with(Organism::name, "human"));
                instance.save(Draft.of(CellMarker.class)
                        .with(CellMarker::uid, instance == lamin ? "ours00000000" : "theirs000000")
                        .with(CellMarker::name, "CD8")
                        .with(CellMarker::organism, Ref.to(human)));
            }
            Artifact artifact = artifact(origin, "a.csv");
            origin.related(artifact, "cell_markers")
                    .add(origin.query(CellMarker.class).one());

            transferred(artifact);

            assertThat(lamin.query(CellMarker.class).list())
                    .extracting(CellMarker::uid)
                    .containsExactly("ours00000000");
        }

        @Test
        void onlyAddsLinksToARecordThatIsThere() {
            Artifact artifact = artifact(origin, "a.csv");
            origin.related(artifact, "ulabels").add(label(origin, "T1"));
            Artifact here = transferred(artifact);
            origin.save(Draft.from(artifact).with(Artifact::description, "changed"));
            origin.related(artifact, "ulabels").add(label(origin, "T2"));

            Artifact again = transferred(artifact);

            assertThat(again).isEqualTo(here);
            assertThat(lamin.related(again, "ulabels").query().count()).isEqualTo(2);
        }
    }

    @Nested
    @DisplayName("between instances with other modules")
    class WithOtherModules {

        @Test
        void passesOverWhatTheSourceLacks() {
            try (Instance wide = environment.init("wide", target, "bionty", "wetlab")) {
                Artifact artifact = artifact(origin, "a.csv");
                origin.related(artifact, "ulabels").add(label(origin, "T1"));

                Artifact here = wide.save(wide.using("origin")
                        .query(Artifact.class)
                        .filter(where(Artifact::uid).is(artifact.uid()))
                        .one());

                assertThat(wide.related(here, "ulabels").query().count()).isEqualTo(1);
            }
        }

        @Test
        void countsWhatTheTargetLacks() {
            try (Instance wide = environment.init("wide", source, "bionty", "wetlab")) {
                Artifact artifact = artifact(wide, "a.csv");
                wide.related(artifact, "experiments")
                        .add(wide.save(Draft.of(Experiment.class).with(Experiment::name, "E1")));

                TransferReport report = Transfer.from(lamin.using("wide"))
                        .into(lamin)
                        .select(lamin.using("wide").query(Artifact.class))
                        .apply();

                assertThat(report.dropped())
                        .containsExactly(
                                new Dropped("wetlab.Experiment", DropReason.MODULE_MISSING, 1),
                                new Dropped("wetlab_artifactexperiment", DropReason.MODULE_MISSING, 1));
            }
        }
    }

    @Nested
    @DisplayName("of feature sets")
    class OfFeatureSets {

        private Artifact artifactWithFeatures(Feature... features) {
            Artifact artifact = artifact(origin, "a.csv");
            List<String> uids = List.of(features).stream().map(Feature::uid).toList();
            FeatureSet set = origin.save(Draft.of(FeatureSet.class)
                    .with(FeatureSet::n, features.length)
                    .with(FeatureSet::registry, "Feature")
                    .with(FeatureSet::hash, ContentHash.ofStrings(uids).value()));
            origin.related(set, "features").add(features);
            origin.related(artifact, "feature_sets").add(set);
            return artifact;
        }

        @Test
        void keepsUidAndHashOfASetWhoseMembersComeAlong() {
            transferred(artifactWithFeatures(feature(origin, "donor"), feature(origin, "batch")));

            FeatureSet theirs = origin.query(FeatureSet.class).one();
            FeatureSet ours = lamin.query(FeatureSet.class).one();
            assertThat(ours.uid()).isEqualTo(theirs.uid());
            assertThat(ours.hash()).isEqualTo(theirs.hash());
            assertThat(lamin.related(ours, "features").query().count()).isEqualTo(2);
        }

        @Test
        void renewsTheHashWhereAMemberIsMappedByName() {
            Feature ours = feature(lamin, "donor");

            Artifact here = transferred(artifactWithFeatures(feature(origin, "donor")));
            transferred(artifactOf(here));

            FeatureSet set = lamin.query(FeatureSet.class).one();
            assertThat(set.hash())
                    .isEqualTo(ContentHash.ofStrings(List.of(ours.uid())).value());
            assertThat(set.uid())
                    .isNotEqualTo(origin.query(FeatureSet.class).one().uid());
            assertThat(lamin.related(set, "features").query().list()).hasSize(1);
        }

        @Test
        void tellsWhichSetOfTheSourceARenewedOneIs() {
            feature(lamin, "donor");
            artifactWithFeatures(feature(origin, "donor"));
            FeatureSet theirs = origin.query(FeatureSet.class).one();

            TransferReport report = Transfer.from(lamin.using("origin"))
                    .into(lamin)
                    .select(lamin.using("origin").query(Artifact.class))
                    .apply();

            FeatureSet ours = lamin.query(FeatureSet.class).one();
            assertThat(report.records())
                    .filteredOn(record -> record.key().registry().equals("FeatureSet"))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.key()).isEqualTo(new RecordKey("FeatureSet", ours.uid()));
                        assertThat(record.reason()).isEqualTo("not in the target, where its members have other uids");
                        assertThat(record.changes())
                                .containsExactly(
                                        new FieldChange("uid", theirs.uid(), ours.uid()),
                                        new FieldChange("hash", theirs.hash(), ours.hash()));
                    });
        }

        private Artifact artifactOf(Artifact here) {
            return origin.query(Artifact.class)
                    .filter(where(Artifact::uid).is(here.uid()))
                    .one();
        }

        @Test
        void refusesAFeatureOfTheSameNameAndAnotherType() {
            lamin.save(Draft.of(Feature.class).with(Feature::name, "donor").with(Feature::dtype, "int"));
            Artifact artifact = artifactWithFeatures(feature(origin, "donor"));
            List<Long> before = TableCounts.of(lamin);

            assertThatThrownBy(() -> transferred(artifact))
                    .isInstanceOf(TransferConflictException.class)
                    .hasMessageStartingWith("Cannot transfer Feature(uid='")
                    .hasMessageEndingWith("'): the target has one with the same name whose dtype is 'int', not 'cat'."
                            + " Change it on one side, leave it out, or choose another policy for records of the same name. Nothing"
                            + " was written.");

            assertThat(TableCounts.of(lamin)).isEqualTo(before);
        }

        @Test
        void bringsValuesThatAreNoLabelsOnce() {
            Artifact artifact = artifact(origin, "a.csv");
            Feature temperature = feature(origin, "temperature");
            for (String json : List.of("27.60", "{\"a\": [1, 2.50], \"b\": \"\u00fc\"}")) {
                FeatureValue value = origin.save(Draft.of(FeatureValue.class)
                        .with(FeatureValue::feature, Ref.to(temperature))
                        .with(FeatureValue::value, json(json)));
                origin.related(artifact, "_feature_values").add(value);
            }

            transferred(artifact);
            transferred(artifact);

            assertThat(lamin.query(FeatureValue.class).list())
                    .extracting(value -> value.value().toString())
                    .containsExactly("27.60", "{\"a\":[1,2.50],\"b\":\"\u00fc\"}");
        }

        private JsonNode json(String text) {
            try {
                return JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .build()
                        .readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Nested
    @DisplayName("of versions")
    class OfVersions {

        private Artifact version(String uid, boolean latest) {
            Artifact artifact = artifact(origin, "a.csv");
            return origin.save(Draft.from(artifact).with(Artifact::uid, uid).with(Artifact::isLatest, latest));
        }

        private List<String> latestHere() {
            return lamin.query(Artifact.class).filter(where(Artifact::isLatest).is(true)).stream()
                    .map(Artifact::uid)
                    .toList();
        }

        @Test
        void leavesOneLatestWhenASuccessorArrives() {
            Artifact first = version("aaaaaaaaaaaaaaaa0009", true);
            Artifact other = version("aaaaaaaaaaaaaaab0000", true);
            transferred(first);
            transferred(other);
            origin.save(Draft.from(first).with(Artifact::isLatest, false));

            transferred(version("aaaaaaaaaaaaaaaa000A", true));

            assertThat(latestHere()).containsExactly("aaaaaaaaaaaaaaab0000", "aaaaaaaaaaaaaaaa000A");
            assertThat(lamin.query(Artifact.class).count()).isEqualTo(3);
        }

        @Test
        void takesTheOnlyVersionForTheLatestUntilALaterOneArrives() {
            Artifact old = version("aaaaaaaaaaaaaaaa0000", false);
            Collection collection = origin.save(Draft.of(Collection.class).with(Collection::name, "all"));
            origin.related(collection, "artifacts").add(old);

            lamin.save(lamin.using("origin").query(Collection.class).one());

            assertThat(latestHere()).containsExactly(old.uid());
            assertThat(lamin.query(Artifact.class).one().uid()).isEqualTo(old.uid());

            transferred(version("aaaaaaaaaaaaaaaa0001", true));

            assertThat(latestHere()).containsExactly("aaaaaaaaaaaaaaaa0001");
        }
    }

    @Nested
    @DisplayName("of collections")
    class OfCollections {

        @Test
        void bringsTheArtifactsInOrder() {
            Collection collection = origin.save(Draft.of(Collection.class).with(Collection::name, "all"));
            List<Artifact> artifacts = IntStream.of(3, 1, 2)
                    .mapToObj(number -> artifact(origin, number + ".csv"))
                    .toList();
            origin.related(collection, "artifacts").add(artifacts);

            lamin.save(lamin.using("origin").query(Collection.class).one());

            Collection here = lamin.query(Collection.class).one();
            assertThat(lamin.related(here, "artifacts").query().orderBy("id").list())
                    .extracting(record -> ((Artifact) record).key())
                    .containsExactly("3.csv", "1.csv", "2.csv");
        }
    }

    @Nested
    @DisplayName("that cannot be done")
    class ThatCannotBeDone {

        @Test
        void leavesTheTargetAsItWas() {
            lamin.save(Draft.of(CellType.class)
                    .with(CellType::uid, "other000")
                    .with(CellType::name, "other")
                    .with(CellType::abbr, "TC"));
            Artifact artifact = artifact(origin, "a.csv");
            CellType clashing = origin.save(
                    Draft.of(CellType.class).with(CellType::name, "T cell").with(CellType::abbr, "TC"));
            origin.related(artifact, "cell_types").add(clashing);
            List<Long> before = TableCounts.of(lamin);

            assertThatThrownBy(() -> transferred(artifact))
                    .isInstanceOf(TransferConflictException.class)
                    .hasMessage("Cannot transfer CellType(uid='" + clashing.uid() + "'): its abbr [TC] is taken by"
                            + " another record of the target. Change it on one side, leave it out, or choose another policy for"
                            + " records of the same name. Nothing was written.");

            assertThat(TableCounts.of(lamin)).isEqualTo(before);
        }

        @Test
        void namesAllValuesThatAreTaken() {
            Artifact artifact = artifact(origin, "a.csv");
            for (String name : List.of("A", "B")) {
                lamin.save(Draft.of(CellType.class)
                        .with(CellType::uid, "other00" + name)
                        .with(CellType::name, "other " + name)
                        .with(CellType::abbr, name));
                origin.related(artifact, "cell_types")
                        .add(origin.save(Draft.of(CellType.class)
                                .with(CellType::uid, "theirs0" + name)
                                .with(CellType::name, name)
                                .with(CellType::abbr, name)));
            }

            assertThatThrownBy(() -> Transfer.from(lamin.using("origin"))
                            .into(lamin)
                            .select(lamin.using("origin").query(Artifact.class))
                            .apply())
                    .isInstanceOf(TransferConflictException.class)
                    .hasMessageContaining("Cannot transfer: 2 records contradict the target.")
                    .hasMessageContaining("CellType(uid='theirs0A'): its abbr [A] is taken")
                    .hasMessageContaining("CellType(uid='theirs0B'): its abbr [B] is taken");
        }

        @Test
        void refusesAnEmptySelection() {
            assertThatThrownBy(() -> Transfer.from(lamin.using("origin"))
                            .into(lamin)
                            .select(lamin.using("origin").query(Artifact.class))
                            .apply())
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("no Artifact of 'anonymous/origin' is selected");
        }

        @Test
        void refusesToTransferIntoTheSourceItself() {
            artifact(lamin, "a.csv");

            assertThat(lamin.using("lab")).isSameAs(lamin);
            assertThatThrownBy(() -> Transfer.from(lamin)
                            .into(lamin)
                            .select(lamin.query(Artifact.class))
                            .apply())
                    .isInstanceOf(LaminException.class)
                    .hasMessageContaining("into itself");
        }
    }

    @Test
    void takesAsManyStatementsForAThousandLabelsAsForTen() {
        Artifact few = artifact(origin, "few.csv");
        origin.related(few, "ulabels").add(labels("few", 10));
        Artifact many = artifact(origin, "many.csv");
        origin.related(many, "ulabels").add(labels("many", 1000));
        lamin.using("origin");
        Artifact foreignFew = foreign(few);
        Artifact foreignMany = foreign(many);

        List<String> forFew = environment.statementsOf(() -> lamin.save(foreignFew));
        List<String> forMany = environment.statementsOf(() -> lamin.save(foreignMany));

        assertThat(forMany.size() - forFew.size()).isLessThan(10);
        assertThat(forMany.size()).isLessThan(100);
        assertThat(lamin.query(ULabel.class).count()).isEqualTo(1010);
    }

    private List<ULabel> labels(String prefix, int count) {
        return origin.saveAll(IntStream.range(0, count)
                .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, prefix + number))
                .toList());
    }

    @Test
    void mayRunTwiceAtTheSameTime() throws Exception {
        Artifact artifact = artifact(origin, "a.csv");
        origin.related(artifact, "ulabels").under(feature(origin, "donor")).add(labels("many", 50));
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (Instance again = environment.instances().connect("lab")) {
            List<Callable<Artifact>> jobs = List.of(
                    () -> lamin.save(foreign(artifact)),
                    () -> again.save(again.using("origin")
                            .query(Artifact.class)
                            .filter(where(Artifact::uid).is(artifact.uid()))
                            .one()));

            for (Future<Artifact> job : workers.invokeAll(jobs)) {
                assertThat(job.get().uid()).isEqualTo(artifact.uid());
            }
        } finally {
            workers.shutdown();
        }

        assertThat(lamin.query(Artifact.class).count()).isOne();
        assertThat(lamin.query(ULabel.class).count()).isEqualTo(50);
        assertThat(TableCounts.of(lamin, "lnschema_core_artifactulabel")).isEqualTo(50);
        assertThat(lamin.query(Run.class).count()).isOne();
    }

    @Test
    void marksAllItsRowsWithOneRunForSourceAndTrackedRun() {
        Artifact artifact = artifact(origin, "a.csv");
        origin.related(artifact, "ulabels").add(label(origin, "T1"));

        Artifact here = transferred(artifact);
        transferred(artifact(origin, "b.csv"));

        Run run = lamin.query(Run.class).one();
        assertThat(here.run()).isEqualTo(Ref.to(run));
        assertThat(here.transform())
                .isEqualTo(Ref.to(lamin.query(Transform.class).one()));
        assertThat(lamin.query(ULabel.class).one().run()).isEqualTo(Ref.to(run));
    }

    @Test
    void carriesAwkwardTextUnchanged() {
        String awkward = "it's \"100%\"_\\ * ?\n\t🧬 [a-z] ${x} #{y}; DROP TABLE";
        Artifact artifact = artifact(origin, awkward);
        origin.related(artifact, "ulabels").add(label(origin, awkward));

        Artifact here = transferred(artifact);

        assertThat(here.key()).isEqualTo(awkward);
        assertThat(lamin.query(ULabel.class)
                        .filter(where(ULabel::name).contains(awkward))
                        .one()
                        .name())
                .isEqualTo(awkward);
        assertThat(lamin.query(ULabel.class)
                        .filter(where(ULabel::name).startsWith(awkward))
                        .count())
                .isOne();
        assertThat(lamin.query(ULabel.class)
                        .filter(where(ULabel::name).endsWith(awkward))
                        .count())
                .isOne();
    }
}
