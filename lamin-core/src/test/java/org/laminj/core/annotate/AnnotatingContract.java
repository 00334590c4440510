package org.laminj.core.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.AssayModule;
import org.laminj.core.testing.AssayModule.Antibody;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.ContentHash;

abstract class AnnotatingContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifact lung;
    private ULabel donor1;
    private ULabel donor2;
    private Antibody cd8;

    AnnotatingContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.initWith("lab", new AssayModule());
        lamin.user();
        lung = artifact("lung.h5ad", "dataset");
        donor1 = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
        donor2 = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP2"));
        cd8 = lamin.save(Draft.of(Antibody.class).with(Antibody::name, "CD8"));
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private Artifact artifact(String key, String type) {
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::type, type)
                .with(Artifact::hash, ContentHash.ofStrings(List.of(key)).value())
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    private Feature feature(String name, String dtype) {
        return lamin.save(Draft.of(Feature.class).with(Feature::name, name).with(Feature::dtype, dtype));
    }

    private String dtype(Feature feature) {
        return lamin.query(Feature.class)
                .filter(where(Feature::uid).is(feature.uid()))
                .one()
                .dtype();
    }

    private String described() {
        String text = lamin.describe(lung);
        return text.contains("  Labels\n") ? text.substring(text.indexOf("  Labels\n")) : "";
    }

    @Nested
    @DisplayName("Labels")
    class OfArtifacts {

        @Test
        @DisplayName("of several registries are added at once, those of one's own module too")
        void severalRegistries() {
            assertThat(lamin.labels(lung).add(donor1, cd8, donor2)).isEqualTo(3);
            assertThat(lamin.labels(lung).add(cd8, donor1)).isZero();
            assertThat(lamin.labels(lung).of(Antibody.class).list()).containsExactly(cd8);
            assertThat(described()).isEqualTo("""
                      Labels
                        .antibodies = 'CD8'
                        .ulabels = 'TSP1', 'TSP2'
                    """);
        }

        @Test
        @DisplayName("name the active run and stand under a feature, whose dtype comes to name their registry")
        void underAFeature() {
            Feature marker = feature("marker", "cat");
            Run run = lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("label.py"));
            lamin.labels(lung).under(marker).add(cd8, donor1);
            assertThat(dtype(marker)).isEqualTo("cat[assay.Antibody|ULabel]");
            assertThat(environment.messages(MessageLevel.INFO))
                    .containsExactly("updated dtype of feature 'marker' from 'cat' to 'cat[assay.Antibody|ULabel]'");
            assertThat(lamin.features(lung).values()).containsExactly(entry("marker", List.of("CD8", "TSP1")));
            assertThat(lamin.query(ULabel.class)
                            .filter(lookup("artifacts__uid", lung.uid()))
                            .list())
                    .containsExactly(donor1);
            assertThat(run.uid()).isNotEmpty();
        }

        @Test
        @DisplayName("are taken off wherever they stand, or under one feature")
        void takenOff() {
            Feature marker = feature("marker", "cat");
            lamin.labels(lung).add(cd8, donor1);
            lamin.labels(lung).under(marker).add(cd8);
            assertThat(lamin.labels(lung).under(marker).remove(cd8, donor1)).isEqualTo(1);
            assertThat(lamin.labels(lung).of(Antibody.class).list()).containsExactly(cd8);
            assertThat(lamin.labels(lung).remove(cd8, donor1)).isEqualTo(2);
            assertThat(described()).isEmpty();
        }

        @Test
        @DisplayName("are refused under a feature that holds numbers")
        void underANumber() {
            Feature temperature = feature("temperature", "float");
            assertThatThrownBy(() -> lamin.labels(lung).under(temperature).add(donor1))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Cannot label under feature 'temperature': its dtype is 'float', and only features of"
                            + " dtype 'cat' take labels. Nothing was written.");
        }

        @Test
        @DisplayName("to which the data refers by name keep it, until they are made external")
        void referredToByName() {
            Feature marker = feature("marker", "cat");
            lamin.labels(lung).under(marker).add(cd8);
            assertThat(lamin.save(Draft.from(cd8).with(Antibody::name, "CD8a")).name())
                    .isEqualTo("CD8a");
            sayThatLinksAreByName();
            assertThatThrownBy(() -> lamin.save(Draft.from(cd8).with(Antibody::name, "CD8b")))
                    .isInstanceOf(NameInUseException.class)
                    .hasMessageContaining("the data of 1 artifact refers to it by its name: " + lung.uid()
                            + ". Nothing was written. Make it external to them first");
            lamin.labels(lung).makeExternal(cd8);
            assertThat(lamin.save(Draft.from(cd8).with(Antibody::name, "CD8b")).name())
                    .isEqualTo("CD8b");
        }

        /** As a program does that checks the columns of a table. */
        private void sayThatLinksAreByName() {
            LinkTable link = lamin.schema().links(Antibody.class).stream()
                    .filter(relation -> relation.target() == Artifact.class)
                    .findFirst()
                    .orElseThrow()
                    .link();
            lamin.store().write(session -> {
                Map<Long, Boolean> all = new HashMap<>();
                session.selectAll(link, List.of(link.id())).forEach(row -> all.put(row.number(link.id()), true));
                session.updateAll(link, link.field("label_ref_is_name").orElseThrow(), all);
                session.updateAll(link, link.field("feature_ref_is_name").orElseThrow(), all);
                return all;
            });
        }

        @Test
        @DisplayName("are no records of just any registry")
        void noLabels() {
            assertThatThrownBy(() -> lamin.labels(lung).add(lamin.user()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Cannot annotate Artifact with records of registry User: it takes labels of"
                            + " assay.Antibody, ULabel.");
            assertThatThrownBy(() -> lamin.labels(donor1).add(donor2))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Cannot annotate ULabel with records of registry ULabel: it takes no labels.");
        }

        @Test
        @DisplayName("of another instance are refused with the way to have them")
        void ofAnotherInstance() {
            try (Instance other = environment.init("other", TestDatabase.SQLITE)) {
                ULabel foreign = other.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
                assertThatThrownBy(() -> lamin.labels(lung).add(foreign))
                        .isInstanceOf(ConstraintException.class)
                        .hasMessage(
                                "Cannot label with a ULabel of another instance in instance 'anonymous/lab'. Save it"
                                        + " here first and label with what save returns.");
            }
        }
    }

    @Nested
    @DisplayName("Values of features")
    class FeatureValues {

        @Test
        @DisplayName("are labels for categories, and values of their type for others")
        void ofAllTypes() {
            feature("donor", "cat[ULabel]");
            feature("marker", "cat[assay.Antibody|ULabel]");
            feature("temperature", "number");
            feature("cells", "int");
            feature("weight", "float");
            feature("frozen", "bool");
            feature("day", "datetime");
            feature("note", "str");
            feature("settings", "dict");
            feature("channels", "list[str]");
            lamin.features(lung)
                    .addValues(Map.of(
                            "donor",
                            List.of("TSP1", donor2),
                            "marker",
                            List.of("CD8", "TSP1"),
                            "temperature",
                            27.6,
                            "cells",
                            1200,
                            "weight",
                            "2",
                            "frozen",
                            "true",
                            "day",
                            LocalDate.of(2024, 11, 7),
                            "note",
                            "from the upper lobe",
                            "settings",
                            Map.of("norm", "log1p"),
                            "channels",
                            List.of("DAPI", "GFP")));
            assertThat(lamin.features(lung).values())
                    .containsExactly(
                            entry("cells", List.of(1200)),
                            entry("channels", List.of(List.of("DAPI", "GFP"))),
                            entry("day", List.of("2024-11-07")),
                            entry("donor", List.of("TSP1", "TSP2")),
                            entry("frozen", List.of(true)),
                            entry("marker", List.of("CD8", "TSP1")),
                            entry("note", List.of("from the upper lobe")),
                            entry("settings", List.of(Map.of("norm", "log1p"))),
                            entry("temperature", List.of(27.6)),
                            entry("weight", List.of(2.0)));
        }

        @Test
        @DisplayName("are held once, however many artifacts have them")
        void heldOnce() {
            feature("temperature", "number");
            Artifact liver = artifact("liver.h5ad", null);
            lamin.features(lung).addValues(Map.of("temperature", 20));
            lamin.features(liver).addValues(Map.of("temperature", "20.0"));
            lamin.features(liver).addValues(Map.of("temperature", 20));
            assertThat(lamin.query(FeatureValue.class).count()).isBetween(1L, 2L);
            assertThat(lamin.features(lung).values()).isEqualTo(Map.of("temperature", List.of(20)));
        }

        @Test
        @DisplayName("are taken off by the name of their feature")
        void takenOff() {
            feature("temperature", "number");
            feature("donor", "cat[ULabel]");
            lamin.features(lung).addValues(Map.of("temperature", 20, "donor", "TSP1"));
            assertThat(lamin.features(lung).removeValues("temperature", "donor"))
                    .isEqualTo(2);
            assertThat(lamin.features(lung).values()).isEmpty();
        }

        @Test
        @DisplayName("of a feature that is not registered are refused, with the nearest and the way to register it")
        void unknownFeature() {
            feature("temperature", "number");
            assertThatThrownBy(() -> lamin.features(lung).addValues(Map.of("temperatur", 20)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage(
                            "These keys could not be validated: ['temperatur']. Did you mean temperature? Nothing was"
                                    + " written. Here is how to create a feature: lamin.save(Draft.of(Feature.class)"
                                    + ".with(Feature::name, \"temperatur\").with(Feature::dtype, \"...\")).");
        }

        @Test
        @DisplayName("that are names of no label are refused, and nothing is written")
        void unknownLabel() {
            feature("temperature", "number");
            feature("donor", "cat[ULabel]");
            assertThatThrownBy(() ->
                            lamin.features(lung).addValues(Map.of("temperature", 20, "donor", List.of("TSP1", "TSP3"))))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage(
                            "These values could not be validated: ['TSP3']. Feature 'donor' takes records of ULabel."
                                    + " Nothing was written. Here is how to create them:"
                                    + " lamin.vocabulary(ULabel.class).create(values).");
            assertThat(lamin.query(FeatureValue.class).exists()).isFalse();
            assertThat(lamin.features(lung).values()).isEmpty();
        }

        @ParameterizedTest(name = "{1} for {0}")
        @DisplayName("that do not fit their type are refused, naming both")
        @CsvSource(delimiter = '|', textBlock = """
                        number   | warm       | a number
                        int      | 2.5        | a whole number
                        float    | NaN        | a number
                        bool     | maybe      | true or false
                        datetime | yesterday  | a time such as 2024-11-07T12:10:06Z, or a day such as 2024-11-07
                        dict     | [1]        | a map
                        list[int]| 7          | a list
                        """)
        void unfit(String dtype, String value, String expected) {
            feature("measured", dtype);
            assertThatThrownBy(() -> lamin.features(lung).addValues(Map.of("measured", value)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Value '" + value + "' does not fit 'measured', whose dtype is '" + dtype
                            + "' and which takes " + expected + ". Nothing was written.");
        }

        @Test
        @DisplayName("must be there")
        void absent() {
            feature("temperature", "number");
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("temperature", null);
            assertThatThrownBy(() -> lamin.features(lung).addValues(nothing))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageStartingWith("Nothing is given for 'temperature'");
        }

        @Test
        @DisplayName("are not for models")
        void ofModels() {
            feature("temperature", "number");
            Artifact model = artifact("model.ckpt", "model");
            assertThatThrownBy(() -> lamin.features(model).addValues(Map.of("temperature", 20)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("only data sets have them");
        }
    }

    @Nested
    @DisplayName("Parameters")
    class OfRuns {

        @BeforeEach
        void register() {
            lamin.save(Draft.of(Param.class).with(Param::name, "rate").with(Param::dtype, "float"));
            lamin.save(Draft.of(Param.class).with(Param::name, "mode").with(Param::dtype, "str"));
        }

        @Test
        @DisplayName("annotate runs and models, and are held once")
        void annotate() {
            Run run = lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("train.py"));
            Artifact model = artifact("model.ckpt", "model");
            lamin.params(run).addValues(Map.of("rate", 0.01, "mode", "fast"));
            lamin.params(model).addValues(Map.of("rate", "0.01"));
            assertThat(lamin.params(run).values())
                    .containsExactly(entry("mode", List.of("fast")), entry("rate", List.of(0.01)));
            assertThat(lamin.params(model).values()).containsExactly(entry("rate", List.of(0.01)));
            assertThat(lamin.query(ParamValue.class).count()).isEqualTo(2);
            assertThat(lamin.params(run).removeValues("rate")).isEqualTo(1);
            assertThat(lamin.params(run).values()).containsOnlyKeys("mode");
        }

        @Test
        @DisplayName("are not for data sets, nor for labels")
        void refused() {
            assertThatThrownBy(() -> lamin.params(lung).addValues(Map.of("rate", 1)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("only artifacts of type 'model' have them");
            assertThatThrownBy(() -> lamin.params(donor1).addValues(Map.of("rate", 1)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Cannot annotate ULabel with params: its registry has none.");
        }
    }

    @Nested
    @DisplayName("A feature set")
    class Sets {

        @Test
        @DisplayName("has the hash of its members and is the same for the same ones, in whatever order")
        void hash() {
            Feature one = feature("donor", "cat");
            Feature two = feature("temperature", "float");
            FeatureSet set = lamin.save(NewFeatureSet.of(List.of(one, two)).withName("obs columns"));
            assertThat(set.hash())
                    .isEqualTo(
                            ContentHash.ofStrings(List.of(two.uid(), one.uid())).value());
            assertThat(set.n()).isEqualTo(2);
            assertThat(set.dtype()).isNull();
            assertThat(set.registry()).isEqualTo("Feature");
            assertThat(lamin.save(NewFeatureSet.of(List.of(two, one)))).isEqualTo(set);
            lamin.features(lung).addFeatureSet(set, "obs");
            assertThat(lamin.features(lung).featureSets()).containsExactly(entry("obs", set));
            assertThat(lamin.describe(lung)).contains("'obs' = 'donor', 'temperature'");
        }

        @Test
        @DisplayName("may be of a registry of one's own, whose members hold numbers unless it says otherwise")
        void ofOnesOwn() {
            FeatureSet numbers = lamin.save(NewFeatureSet.of(List.of(cd8)));
            assertThat(numbers.dtype()).isEqualTo("number");
            assertThat(numbers.registry()).isEqualTo("assay.Antibody");
            assertThat(lamin.related(numbers, "antibodies").query().count()).isEqualTo(1);
        }

        @Test
        @DisplayName("has members of one registry that may have sets")
        void membersOfOneRegistry() {
            assertThatThrownBy(() -> lamin.save(NewFeatureSet.of(List.of(cd8, feature("donor", "cat")))))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("Cannot save a feature set: its members are records of one registry, which is one of"
                            + " assay.Antibody, Feature.");
            assertThatThrownBy(() -> NewFeatureSet.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("keeps the names of its features, for the data refers to them")
        void keepsNames() {
            Feature donor = feature("donor", "cat");
            lamin.features(lung).addFeatureSet(lamin.save(NewFeatureSet.of(List.of(donor))), "obs");
            assertThatThrownBy(() -> lamin.save(Draft.from(donor).with(Feature::name, "patient")))
                    .isInstanceOf(NameInUseException.class)
                    .hasMessage(
                            "Cannot rename feature " + donor + " of registry Feature in instance 'anonymous/lab': the"
                                    + " data of 1 artifact refers to it by its name: " + lung.uid()
                                    + ". Nothing was written. Save another feature under the new name.");
            assertThat(lamin.save(Draft.from(donor).with(Feature::unit, "none")).unit())
                    .isEqualTo("none");
        }
    }

    @Nested
    @DisplayName("A collection")
    class Collections {

        @Test
        @DisplayName("keeps the order of its artifacts, has the hash of theirs, and is the same for the same content")
        void orderAndHash() {
            Artifact liver = artifact("liver.h5ad", null);
            Collection atlas =
                    lamin.save(NewCollection.of("Atlas", List.of(liver, lung)).withDescription("both"));
            assertThat(atlas.hash())
                    .isEqualTo(ContentHash.ofStrings(List.of(lung.hash(), liver.hash()))
                            .value());
            assertThat(lamin.save(NewCollection.of("Other", List.of(lung, liver))))
                    .isEqualTo(atlas);
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains(
                            "no run & transform got linked, call `ln.track()` & re-run",
                            "returning existing collection with same hash: " + atlas);
            assertThat(lamin.related(atlas, "artifacts").query().ids())
                    .containsExactlyInAnyOrder(liver.id().value(), lung.id().value());
        }

        @Test
        @DisplayName("has versions, which take over its name")
        void versions() {
            Artifact liver = artifact("liver.h5ad", null);
            Collection first = lamin.save(NewCollection.of("Atlas", List.of(lung)));
            Collection second = lamin.save(
                    NewCollection.revising(first, List.of(lung, liver)).withVersion("2"));
            assertThat(second.name()).isEqualTo("Atlas");
            assertThat(second.uid()).isEqualTo(first.uid().substring(0, 16) + "0001");
            assertThat(lamin.query(Collection.class)
                            .filter(lookup("is_latest", true))
                            .list())
                    .containsExactly(second);
        }

        @Test
        @DisplayName("holds each content once")
        void eachContentOnce() {
            assertThatThrownBy(() -> lamin.save(NewCollection.of("Atlas", List.of(lung, lung))))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("another one of the collection has the same content");
        }

        @Test
        @DisplayName("takes ulabels")
        void labels() {
            Collection atlas = lamin.save(NewCollection.of("Atlas", List.of(lung)));
            assertThat(lamin.labels(atlas).add(donor1)).isEqualTo(1);
            assertThatThrownBy(() -> lamin.labels(atlas).add(cd8)).hasMessageContaining("it takes labels of ULabel.");
        }
    }
}
