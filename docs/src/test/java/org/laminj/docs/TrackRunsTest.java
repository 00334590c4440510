package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.laminj.core.query.Condition.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Param;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.query.QuerySet;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;

@DisplayName("how-to/track-runs.md")
@ExtendWith(FreshSettings.class)
class TrackRunsTest {

    private Instance lamin;

    @BeforeEach
    void createAnInstance() throws IOException {
        LabInstance.create();
        lamin = Instance.connect("lab");
        Files.writeString(Path.of("counts.csv"), "gene,count\nBRCA2,7\n");
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void trackAProgram() {
        // tag::program
        lamin.track();
        Artifact counts =
                Artifacts.of(lamin).save(NewArtifact.from("counts.csv").withKey("run-7/counts.csv"));
        lamin.finish();
        // end::program

        Run run = counts.run().get();
        Transform transform = run.transform().get();
        assertThat(transform.key()).isEqualTo("org/laminj/docs/TrackRunsTest.java");
        assertThat(transform.sourceCode()).contains("class TrackRunsTest");
        assertThat(lamin.query(Run.class).one().environment()).isNotNull();
    }

    @Test
    void sayMore() {
        lamin.save(Draft.of(Param.class).with(Param::name, "donor").with(Param::dtype, "str"));
        // tag::options
        Run run = lamin.track(TrackOptions.mainClass(TrackRunsTest.class)
                .withParams(Map.of("donor", "TSP1"))
                .withVersion("1.4.0")
                .withWorkingDirectory(Path.of("/srv/jobs/nightly")));
        // end::options

        assertThat(lamin.params(run).values()).containsOnlyKeys("donor");
        assertThat(run.transform().get().version()).isEqualTo("1.4.0");
        assertThat(run.reference()).isNull();
    }

    @Test
    void trackOtherKinds() throws IOException {
        Files.writeString(Path.of("load.groovy"), "println 1");
        // tag::kinds
        lamin.track(TrackOptions.pipeline("nightly alignment"));
        lamin.track("Qr1kNtLk5Zu90000", TrackOptions.script("load.groovy").withSource(Path.of("load.groovy")));
        lamin.track("Nv48yAceNSh80000", TrackOptions.notebook("lung.ipynb", "Ingest Tabula Sapiens Lung"));
        // end::kinds

        assertThat(lamin.query(Run.class).count()).isEqualTo(3);
    }

    @Test
    void endItWellOrSayWhyNot() {
        // tag::failing
        TrackOptions pipeline = TrackOptions.pipeline("count reads");
        long lines = lamin.inRun(pipeline, () -> countLines(Path.of("counts.csv"))); // finished

        try {
            lamin.inRun(pipeline, () -> countLines(Path.of("gone.csv")));
        } catch (UncheckedIOException e) {
            Run failed = lamin.query(Run.class)
                    .orderByDescending(Run::createdAt)
                    .first()
                    .orElseThrow();
            System.out.println(failed.status() + ": " + failed.report().get().description());
        }
        // end::failing

        assertThat(lines).isEqualTo(2);
        assertThat(lamin.query(Run.class).list())
                .extracting(Run::status)
                .containsExactly(Run.Status.FINISHED, Run.Status.FAILED);
    }

    private static long countLines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noteInputs() throws IOException {
        Artifacts artifacts = Artifacts.of(lamin);
        lamin.track(TrackOptions.pipeline("count reads"));
        Artifact counts = artifacts.save(NewArtifact.from("counts.csv").withKey("run-7/counts.csv"));
        Collection atlas = lamin.save(Draft.of(Collection.class).with(Collection::name, "Atlas"));
        lamin.related(atlas, "artifacts").add(counts);
        Artifact protocol = artifacts.save(NewArtifact.from("counts.csv").withKey("run-7/counts.csv"));
        lamin.finish();
        // tag::inputs
        Run run = lamin.track(TrackOptions.pipeline("plot counts"));
        try (InputStream bytes = artifacts.open(counts)) { // so do cache and openChannel
            bytes.readAllBytes();
        }
        lamin.related(atlas, "artifacts").query(); // reads the collection
        lamin.addInputs(protocol); // whatever else it makes use of
        QuerySet<Artifact> inputs = lamin.query(Artifact.class).filter(lookup("input_of_runs", run));
        // end::inputs

        assertThat(inputs.list()).containsExactly(counts);
        assertThat(lamin.query(Collection.class)
                        .filter(lookup("input_of_runs", run))
                        .one())
                .isEqualTo(atlas);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> lamin.addInputs(lamin.user()));
    }
}
