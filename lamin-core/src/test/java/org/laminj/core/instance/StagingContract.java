package org.laminj.core.instance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.RowCopy;
import org.laminj.core.store.RowCopy.Column;
import org.laminj.core.store.RowCopy.Fixed;
import org.laminj.core.store.RowCopy.Kept;
import org.laminj.core.store.RowCopy.Translated;
import org.laminj.core.store.StagedRows;
import org.laminj.core.store.Staging;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** Links of the origin, staged in the lab, where all records have other ids. */
abstract class StagingContract {

    private static final IdTranslation NOTHING = new IdTranslation(Map.of(), Set.of());

    private final TestDatabase ofOrigin;
    private final TestDatabase ofLab;

    @TempDir
    Path folder;

    private Instance origin;
    private Instance lab;
    private Artifact artifact;
    private Artifact here;
    private Map<String, ULabel> labels;
    private Map<String, ULabel> labelsHere;
    private Feature donor;
    private Feature donorHere;
    private LinkTable link;

    StagingContract(TestDatabase ofOrigin, TestDatabase ofLab) {
        this.ofOrigin = ofOrigin.available();
        this.ofLab = ofLab.available();
    }

    @BeforeEach
    void linkAnArtifactToThreeLabelsOneOfThemUnderAFeature() {
        origin = TestEnvironment.in(folder, ofOrigin).init("origin");
        lab = TestEnvironment.in(folder, ofLab).init("lab");
        label(lab, "other");
        feature(lab, "other");
        artifact = artifact(origin);
        labels = Stream.of("T1", "T2", "T3")
                .collect(toMap(Function.identity(), name -> label(origin, name), (a, b) -> a, LinkedHashMap::new));
        donor = feature(origin, "donor");
        origin.related(artifact, "ulabels").under(donor).add(labels.get("T1"));
        origin.related(artifact, "ulabels").add(labels.get("T2"), labels.get("T3"));
        here = artifact(lab);
        labelsHere = Stream.of("T3", "T2", "T1").collect(toMap(Function.identity(), name -> label(lab, name)));
        donorHere = feature(lab, "donor");
        link = lab.schema().linkTables().stream()
                .filter(table -> table.table().equals("lnschema_core_artifactulabel"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        origin.close();
        lab.close();
    }

    private static ULabel label(Instance lamin, String name) {
        return lamin.save(Draft.of(ULabel.class).with(ULabel::name, name));
    }

    private static Feature feature(Instance lamin, String name) {
        return lamin.save(Draft.of(Feature.class).with(Feature::name, name).with(Feature::dtype, "cat"));
    }

    private static Artifact artifact(Instance lamin) {
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, "a.csv")
                .with(Artifact::suffix, ".csv")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    private static long id(SqlRecord record) {
        return record.id().value();
    }

    private Map<Long, Long> labelIds() {
        return labels.values().stream().collect(toMap(StagingContract::id, label -> id(labelsHere.get(label.name()))));
    }

    /** All links of the artifact, as they shall stand in the lab. */
    private RowCopy copy(IdTranslation labelIds, boolean unique, boolean partial) {
        Map<Field, Column> columns = new LinkedHashMap<>();
        link.fields().stream()
                .filter(field -> !field.isId())
                .forEach(field -> columns.put(
                        field,
                        switch (field.name()) {
                            case "artifact" ->
                                new Translated(new IdTranslation(Map.of(id(artifact), id(here)), Set.of()));
                            case "ulabel" -> new Translated(labelIds);
                            case "feature" ->
                                new Translated(new IdTranslation(Map.of(id(donor), id(donorHere)), Set.of()));
                            case "created_at" -> new Fixed(here.createdAt());
                            case "created_by" -> new Fixed(id(lab.user()));
                            case "run" -> new Fixed(null);
                            default -> new Kept();
                        }));
        Map<Field, Set<Long>> selected = Map.of(link.from().field(), Set.of(id(artifact)));
        return new RowCopy(link, selected, List.of(), columns, link.identity(), unique, partial);
    }

    private RowCopy copy() {
        return copy(new IdTranslation(labelIds(), Set.of()), true, false);
    }

    private <T> T staged(RowCopy copy, Function<StagedRows, T> work) {
        return lab.using("origin")
                .store()
                .read(from -> lab.store().write(into -> {
                    try (Staging staging = into.staging(from)) {
                        return work.apply(staging.stage(copy));
                    }
                }));
    }

    /** The labels of all links in the lab, with the feature under which they stand. */
    private List<String> links() {
        Field feature = link.featureField().orElseThrow();
        Field label = link.to().field();
        Map<Long, String> names = labelsHere.values().stream().collect(toMap(StagingContract::id, ULabel::name));
        return lab.store()
                .read(session -> session.selectAll(link, List.of(label, feature)).stream()
                        .map(row -> names.get(row.number(label)) + (row.get(feature) == null ? "" : " under a feature"))
                        .sorted()
                        .toList());
    }

    @Test
    void insertsWhatIsMissingUnderTheIdsOfTheTarget() {
        List<Long> counts = staged(
                copy(),
                rows -> List.of(rows.size(), (long) rows.missing().size(), rows.insert(), (long)
                        rows.missing().size()));

        assertThat(counts).containsExactly(3L, 3L, 3L, 0L);
        assertThat(links()).containsExactly("T1 under a feature", "T2", "T3");
    }

    @Test
    void insertsNothingASecondTime() {
        staged(copy(), StagedRows::insert);

        Set<Long> missing = staged(copy(), StagedRows::missing);
        long inserted = staged(copy(), StagedRows::insert);

        assertThat(missing).isEmpty();
        assertThat(inserted).isZero();
        assertThat(links()).containsExactly("T1 under a feature", "T2", "T3");
    }

    @Test
    void insertsOnlyWhatTheTargetLacks() {
        lab.related(here, "ulabels").add(labelsHere.get("T2"));

        Set<Long> inserted = staged(copy(), StagedRows::insertAndList);

        assertThat(inserted).hasSize(2);
        assertThat(links()).containsExactly("T1 under a feature", "T2", "T3");
    }

    @Test
    void takesAnAbsentFeatureForAValue() {
        lab.related(here, "ulabels").add(labelsHere.get("T1"));

        long inserted = staged(copy(), StagedRows::insert);

        assertThat(inserted).isEqualTo(3);
        assertThat(links()).containsExactly("T1", "T1 under a feature", "T2", "T3");
    }

    @Test
    void insertsOneRowForSeveralThatBecomeTheSame() {
        Map<Long, Long> ids = labelIds();
        ids.put(id(labels.get("T3")), id(labelsHere.get("T2")));

        Set<Long> missing = staged(copy(new IdTranslation(ids, Set.of()), true, false), StagedRows::missing);
        long inserted = staged(copy(new IdTranslation(ids, Set.of()), true, false), StagedRows::insert);

        assertThat(missing).hasSize(2);
        assertThat(inserted).isEqualTo(2);
        assertThat(links()).containsExactly("T1 under a feature", "T2");
    }

    @Test
    void lacksOneForOneWhereRowsMayRepeat() {
        Map<Long, Long> ids = labelIds();
        ids.put(id(labels.get("T3")), id(labelsHere.get("T2")));
        RowCopy repeated = copy(new IdTranslation(ids, Set.of()), false, false);
        lab.related(here, "ulabels").add(labelsHere.get("T2"));

        List<Long> counts = staged(
                repeated,
                rows -> List.of((long) rows.missing().size(), rows.insert(), (long)
                        rows.missing().size()));

        assertThat(counts).containsExactly(2L, 2L, 0L);
        assertThat(links()).containsExactly("T1 under a feature", "T2", "T2");
    }

    @Test
    void takesWhatIsYetToBeWrittenForMissing() {
        Map<Long, Long> ids = labelIds();
        ids.put(id(labels.get("T3")), -id(labels.get("T3")));
        staged(copy(), StagedRows::insert);

        Set<Long> missing = staged(copy(new IdTranslation(ids, Set.of()), true, false), StagedRows::missing);

        assertThat(missing).hasSize(1);
    }

    @Test
    void setsRowsAsideWhoseRecordsAre() {
        IdTranslation ids = new IdTranslation(labelIds(), Set.of(id(labels.get("T2"))));

        List<Long> counts = staged(
                copy(ids, true, false),
                rows -> List.of(
                        rows.size(),
                        (long) rows.setAside().size(),
                        (long) rows.missing().size(),
                        rows.insert()));

        assertThat(counts).containsExactly(3L, 1L, 2L, 2L);
        assertThat(links()).containsExactly("T1 under a feature", "T3");
    }

    @Test
    void leavesOutWhatHasNoTranslationWhereItMay() {
        Map<Long, Long> ids = labelIds();
        ids.remove(id(labels.get("T2")));

        List<Long> counts =
                staged(copy(new IdTranslation(ids, Set.of()), true, true), rows -> List.of(rows.size(), rows.insert()));

        assertThat(counts).containsExactly(2L, 2L);
        assertThat(links()).containsExactly("T1 under a feature", "T3");
    }

    @Test
    void failsWhereARequiredReferenceHasNoTranslation() {
        assertThatThrownBy(() -> staged(copy(NOTHING, true, false), StagedRows::insert))
                .isInstanceOf(BusyException.class)
                .hasMessage("Cannot copy lnschema_core_artifactulabel: the source has changed while it was read. Try"
                        + " again.");
        assertThat(links()).isEmpty();
    }
}
