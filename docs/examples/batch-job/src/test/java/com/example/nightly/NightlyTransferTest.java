package com.example.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.Condition;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.TransferReport;

@DisplayName("The nightly job")
class NightlyTransferTest {

    @TempDir
    Path folder;

    private Instances instances;
    private Path report;

    @BeforeEach
    void useAFolderOfItsOwn() {
        instances = Instances.builder()
                .settings(SettingsDirectory.of(Map.of(), folder)) // not those of whoever runs the test
                .build();
        report = folder.resolve("report.json");
    }

    private void createFacility() {
        try (Instance facility = init("facility", "bionty")) {
            Artifact lung = facility.save(Draft.of(Artifact.class)
                    .with(Artifact::key, "lung.h5ad")
                    .with(Artifact::suffix, ".h5ad")
                    .with(
                            Artifact::storage,
                            Ref.to(facility.query(Storage.class).one())));
            facility.related(lung, "ulabels")
                    .add(facility.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1")));
            facility.related(lung, "cell_types")
                    .add(facility.save(Draft.of(CellType.class).with(CellType::name, "B cell")));
        }
    }

    private void create(String name, String... schemaModules) {
        init(name, schemaModules).close();
    }

    private Instance init(String name, String... schemaModules) {
        return instances.init(InitOptions.at(folder.resolve(name).toString()).withModules(schemaModules));
    }

    private int exitCode(String target, String source, String label, boolean acceptsLoss) {
        return new NightlyTransfer(instances, new JobSettings(target, source, label, report, acceptsLoss)).exitCode();
    }

    private TransferReport report() throws IOException {
        return TransferReport.fromJson(Files.readString(report));
    }

    private List<Run.Status> runsOfTheJob(Instance target) {
        return target
                .query(Run.class)
                .filter(Condition.lookup("transform__key", "com/example/nightly/NightlyTransfer.java"))
                .list()
                .stream()
                .map(Run::status)
                .toList();
    }

    @Test
    @DisplayName("transfers what is new, and the night after finds all of it there")
    void transfersWhatIsNew() throws IOException {
        createFacility();
        create("lab", "bionty");

        assertThat(exitCode("lab", "facility", "TSP1", false)).isEqualTo(JobExit.DONE);
        assertThat(report().with(Outcome.TRANSFERRED)).hasSize(4);
        assertThat(exitCode("lab", "facility", "TSP1", false)).isEqualTo(JobExit.DONE);
        assertThat(report().with(Outcome.TRANSFERRED)).isEmpty();

        try (Instance lab = instances.connect("lab")) {
            assertThat(lab.query(Artifact.class).one().key()).isEqualTo("lung.h5ad");
            assertThat(runsOfTheJob(lab)).containsExactly(Run.Status.FINISHED, Run.Status.FINISHED);
            Transform job = lab.query(Transform.class)
                    .filter(Condition.lookup("type", "script"))
                    .one();
            assertThat(job.sourceCode()).contains("public final class NightlyTransfer");
        }
    }

    @Test
    @DisplayName("has nothing to do where nothing has the label")
    void hasNothingToDo() {
        create("facility");
        create("lab");

        assertThat(exitCode("lab", "facility", "TSP2", false)).isEqualTo(JobExit.DONE);

        assertThat(report).doesNotExist();
    }

    @Test
    @DisplayName("refuses to leave something behind, unless told to accept it")
    void refusesLoss() throws IOException {
        createFacility();
        create("plain");

        assertThat(exitCode("plain", "facility", "TSP1", false)).isEqualTo(JobExit.LOSS_REFUSED);
        try (Instance plain = instances.connect("plain")) {
            assertThat(plain.query(Artifact.class).list()).isEmpty();
            assertThat(runsOfTheJob(plain)).containsExactly(Run.Status.FAILED);
        }

        assertThat(exitCode("plain", "facility", "TSP1", true)).isEqualTo(JobExit.DONE);
        assertThat(report().losses()).isNotEmpty();
    }

    @Test
    @DisplayName("tells its scheduler that the source cannot be reached")
    void tellsOfAnUnreachableSource() throws Exception {
        create("lab");
        ProcessBuilder job = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NightlyTransfer.class.getName(),
                "TSP1");
        job.environment().putAll(Map.of("LAMIN_SETTINGS_DIR", folder.toString(), "NIGHTLY_SOURCE", "somebody/unknown"));
        Path log = folder.resolve("job.log");

        Process started =
                job.redirectErrorStream(true).redirectOutput(log.toFile()).start();

        assertThat(started.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(started.exitValue()).as(Files.readString(log)).isEqualTo(JobExit.UNREACHABLE);
        assertThat(log).content().contains("The job failed: ", "somebody/unknown");
    }

    @Test
    @DisplayName("takes its settings from its argument and the environment")
    void takesSettings() {
        assertThat(JobSettings.of(Map.of("NIGHTLY_TARGET", "plain", "NIGHTLY_ACCEPT_LOSS", "true"), "TSP1"))
                .isEqualTo(new JobSettings("plain", "laminlabs/lamindata", "TSP1", Path.of("report.json"), true));
        assertThatIllegalArgumentException().isThrownBy(() -> JobSettings.of(Map.of()));
    }
}
