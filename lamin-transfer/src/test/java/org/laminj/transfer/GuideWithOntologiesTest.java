package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Sources;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("The guide \"Transfer data\" into an instance that uses the Cell Ontology of 2022-08-16")
class GuideWithOntologiesTest {

    private static final List<String> BY_NAME_ONLY = List.of(
            "alveolar fibroblast",
            "capillary aerocyte",
            "respiratory mucous cell",
            "bronchial vessel endothelial cell");

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.with(folder, RealInstance.GUIDE);
        environment.set(
                "LAMIN_BIONTY_DIR",
                RealInstance.shared("ontologies").toAbsolutePath().toString());
        // nothing is fetched: what is not in that folder is nowhere
        environment.set("LAMIN_BIONTY_ASSETS", folder.resolve("assets").toString());
        lamin = environment.init("test-transfer", "bionty");
        try (OneInstance database = new OneInstance(environment.instances().connect("test-transfer"))) {
            database.execute("UPDATE bionty_source SET url = NULL");
        }
        Sources sources = Bionty.of(lamin).sources();
        sources.use(sources.find(CellType.class, "cl", "2022-08-16", null));
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private Transfer transfer() {
        Instance source = lamin.using("laminlabs/lamindata");
        QuerySet<Artifact> selected =
                source.query(Artifact.class).filter(where(Artifact::description).contains("Tabula Sapiens"));
        return Transfer.from(source)
                .into(lamin)
                .select(selected)
                .with(TransferOptions.builder().ontology(TermOrigin.PUBLIC).build());
    }

    private List<String> namesOf(List<RecordKey> keys) {
        return keys.stream()
                .filter(key -> key.registry().equals("bionty.CellType"))
                .map(key -> lamin.query(CellType.class)
                        .filter(where(CellType::uid).is(key.uid()))
                        .one()
                        .name())
                .toList();
    }

    private static List<RecordKey> labels(TransferReport report, Outcome outcome) {
        return report.records().stream()
                .filter(record -> record.key().registry().equals("bionty.CellType") && record.outcome() == outcome)
                .filter(record -> !record.reason().startsWith("above "))
                .map(PlannedRecord::key)
                .toList();
    }

    @Test
    void hasTheCellTypesOfTheOntologyAmongTheMappedRecords() {
        TransferPlan plan = transfer().plan();

        TransferReport report = transfer().apply();

        assertThat(report.records()).isEqualTo(plan.records());
        assertThat(report.counts()).isEqualTo(plan.counts());
        assertThat(report.terms()).isEqualTo(plan.terms());
        List<RecordKey> resolved = labels(report, Outcome.RESOLVED);
        assertThat(resolved).hasSize(34);
        assertThat(namesOf(labels(report, Outcome.TRANSFERRED))).containsExactlyInAnyOrderElementsOf(BY_NAME_ONLY);
        List<String> told = environment.messages(MessageLevel.IMPORTANT);
        String mapped = told.get(told.size() - 2);
        assertThat(mapped).startsWith("mapped records: CellType(uid='");
        assertThat(resolved).allSatisfy(key -> assertThat(mapped).contains(key.toString()));
        String transferred = told.get(told.size() - 1);
        assertThat(transferred).contains("Tissue(uid='7Tt4iEKc')");
        assertThat(labels(report, Outcome.TRANSFERRED))
                .allSatisfy(key -> assertThat(transferred).contains(key.toString()));
        assertThat(lamin.related(
                                lamin.query(Artifact.class)
                                        .filter(where(Artifact::uid).is("dPraor9rU1EofcFb6Wph"))
                                        .one(),
                                "cell_types")
                        .query()
                        .count())
                .isEqualTo(38);
    }

    @Test
    void listsWhatTheReleaseCallsOtherwiseAndWhichOntologiesCannotBeRead() {
        TransferReport report = transfer().apply();

        assertThat(report.terms().differences())
                .filteredOn(difference -> difference.field().equals("name"))
                .extracting(TermDifference::there, TermDifference::here)
                .contains(tuple("lung multiciliated epithelial cell", "lung ciliated cell"));
        assertThat(report.terms().unread())
                .extracting(UnreadRelease::registry)
                .contains("bionty.Tissue", "bionty.ExperimentalFactor")
                .doesNotContain("bionty.CellType");
        assertThat(environment.messages(MessageLevel.WARNING))
                .filteredOn(text -> text.contains(" come from the source, for "))
                .singleElement()
                .satisfies(
                        text -> assertThat(text).contains("bionty.Tissue (uberon ", "bionty.ExperimentalFactor (efo "));
    }

    @Test
    void isTakenBackWithAllThatIsAboveTheTerms() {
        long before = lamin.query(CellType.class).count();
        TransferReport report = transfer().apply();
        assertThat(lamin.query(CellType.class).count()).isGreaterThan(before + 38);

        RevertReport reverted = Revert.of(lamin, String.valueOf(report.run())).apply();

        assertThat(reverted.kept()).isEmpty();
        assertThat(lamin.query(CellType.class).count()).isEqualTo(before);
    }
}
