package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ExperimentalFactor;
import org.laminj.bionty.Tissue;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("The guide \"Transfer data\"")
class GuideTest {

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.with(folder, RealInstance.GUIDE);
        lamin = environment.init("test-transfer", "bionty");
    }

    private Artifact artifactOfSource() {
        QuerySet<Artifact> artifacts = lamin.using("laminlabs/lamindata")
                .query(Artifact.class)
                .filter(where(Artifact::isLatest).is(true));
        return artifacts
                .filter(where(Artifact::description).contains("Tabula Sapiens"))
                .first()
                .orElseThrow();
    }

    @Test
    void holdsItsOwnAssertions() {
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.notebook("transfer.ipynb", "Transfer data"));
        Artifact foreign = artifactOfSource();

        Artifact artifact = lamin.save(foreign);

        assertThat(foreign.id().database()).isEqualTo("laminlabs/lamindata");
        assertThat(artifact.id().database()).isEqualTo("default");
        Transform transform = artifact.transform().get();
        assertThat(transform.name()).isEqualTo("Transfer from `laminlabs/lamindata`");
        assertThat(transform.key()).isEqualTo("transfers/4XIuR0tvaiXM");
        assertThat(transform.uid()).isEqualTo("4XIuR0tvaiXM0000");
        assertThat(transform.type()).isEqualTo("function");
        Run run = artifact.run().get();
        assertThat(run.parent().get().transform().get().name()).isEqualTo("Transfer data");
    }

    @Test
    void bringsAllThatBelongsToTheArtifact() {
        Artifact artifact = lamin.save(artifactOfSource());

        assertThat(artifact.uid()).isEqualTo("dPraor9rU1EofcFb6Wph");
        Storage storage = artifact.storage().get();
        assertThat(storage.uid()).isEqualTo("D9BilDV2");
        assertThat(storage.root()).isEqualTo("s3://lamindata");
        assertThat(storage.region()).isEqualTo("us-east-1");
        assertThat(storage.instanceUid()).isEqualTo("4XIuR0tvaiXM");
        assertThat(lamin.settings().sqliteFile().orElseThrow()).hasFileName("b8d2162243d05368a9d99500ad62cafe.lndb");
        assertThat(counts()).containsExactly(1L, 38L, 1L, 2L, 3L);
        assertThat(lamin.related(artifact, "cell_types").query().count()).isEqualTo(38);
        assertThat(lamin.related(artifact, "tissues").query().count()).isEqualTo(1);
        assertThat(lamin.related(artifact, "experimental_factors").query().count())
                .isEqualTo(2);
        assertThat(lamin.related(artifact, "ulabels").query().count()).isEqualTo(3);
    }

    @Test
    void mapsEverythingTheSecondTime() {
        QuerySet<Artifact> selected = lamin.using("laminlabs/lamindata")
                .query(Artifact.class)
                .filter(where(Artifact::description).contains("Tabula Sapiens"));
        Transfer transfer =
                Transfer.from(lamin.using("laminlabs/lamindata")).into(lamin).select(selected);
        TransferReport first = transfer.apply();
        List<Long> rows = TableCounts.of(lamin);

        TransferReport second = transfer.apply();

        assertThat(second.with(Outcome.TRANSFERRED)).isEmpty();
        assertThat(second.with(Outcome.MAPPED))
                .containsAll(first.with(Outcome.TRANSFERRED).stream()
                        .filter(key -> !key.registry().equals("Storage"))
                        .toList());
        assertThat(second.counts().values())
                .allSatisfy(links -> assertThat(links.transferred()).isZero());
        assertThat(TableCounts.of(lamin)).isEqualTo(rows);
    }

    @Test
    void warnsOfTheMissingModuleAndTellsWhatItDid() {
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.notebook("transfer.ipynb", "Transfer data"));

        lamin.save(artifactOfSource());

        assertThat(environment.messages(MessageLevel.WARNING))
                .contains("source schema has additional modules: {'wetlab'}\n"
                        + "consider mounting these schema modules to transfer all metadata");
        List<String> told = environment.messages(MessageLevel.IMPORTANT);
        assertThat(told.get(told.size() - 2)).isEqualTo("mapped records: ");
        assertThat(told.get(told.size() - 1))
                .startsWith("transferred records: Artifact(uid='dPraor9rU1EofcFb6Wph'), Storage(uid='D9BilDV2'), "
                        + "Feature(uid='PbgetR7bRrYb'), Feature(uid='zkCrwN9KtYwg'), Tissue(uid='7Tt4iEKc'), ")
                .contains("Tissue(uid='7Tt4iEKc'), CellType(uid='")
                .endsWith("ULabel(uid='vfLXaHgD'), ULabel(uid='gk6w8qC5'), ULabel(uid='tZCTk48f')");
    }

    private List<Long> counts() {
        return List.<Class<? extends SqlRecord>>of(
                        Artifact.class, CellType.class, Tissue.class, ExperimentalFactor.class, ULabel.class)
                .stream()
                .map(type -> lamin.query(type).anyVisibility().count())
                .toList();
    }
}
