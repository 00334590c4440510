package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.LaminException;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

@DisplayName("how-to/batch-job.md")
@ExtendWith(FreshSettings.class)
class BatchJobTest {

    @BeforeEach
    void createInstances() {
        SourceInstance.create();
        Instances.ofEnvironment()
                .init(InitOptions.at("./lab").withModules("bionty"))
                .close();
    }

    static int transferDonor(String donor, Path reportFile) throws IOException {
        try (Instance lab = Instance.connect("lab")) {
            lab.track("Hq2pVZ1c8sTn0000", TrackOptions.pipeline("nightly transfer"));
            Instance source = lab.using("laminlabs/lamindata");
            QuerySet<Artifact> selected =
                    source.query(Artifact.class).filter(lookup("is_latest", true), lookup("ulabels__name", donor));
            if (!selected.exists()) {
                return 0; // an empty selection is an error of apply()
            }
            TransferReport report =
                    Transfer.from(source).into(lab).select(selected).apply();
            Files.writeString(reportFile, report.toJson());
            return report.losses().isEmpty() ? 0 : 4;
        } catch (LaminException e) {
            System.err.println(e.getMessage()); // the lab is as it was
            return 1;
        }
    }

    @Test
    void transfersOnceAndMapsAfterwards() throws IOException {
        Path reportFile = Path.of("report.json");

        assertThat(transferDonor("TSP1", reportFile)).isEqualTo(4);
        assertThat(read(reportFile).losses()).contains(new Dropped("wetlab.Experiment", DropReason.MODULE_MISSING, 1));
        assertThat(transferDonor("TSP1", reportFile)).isEqualTo(4);
        assertThat(read(reportFile).with(Outcome.TRANSFERRED)).isEmpty();
        assertThat(transferDonor("TSP3", reportFile)).isZero();
    }

    private static TransferReport read(Path reportFile) throws IOException {
        return TransferReport.fromJson(Files.readString(reportFile));
    }

    @Test
    void commitsInParts() {
        try (Instance lab = Instance.connect("lab")) {
            Instance source = lab.using("laminlabs/lamindata");
            QuerySet<Artifact> selected = source.query(Artifact.class).filter(lookup("is_latest", true));
            // tag::parts
            try {
                Transfer.from(source).into(lab).select(selected).batch(500).apply();
            } catch (PartialTransferException e) {
                System.err.println(e.getMessage()); // e.done() is the report of the parts that are committed
            }
            // end::parts
            assertThat(lab.query(Artifact.class).count()).isEqualTo(selected.count());
        }
    }

    @Test
    void doesWhatWasReviewed() throws IOException {
        Path planFile = Path.of("plan.json");
        try (Instance lab = Instance.connect("lab")) {
            Instance source = lab.using("laminlabs/lamindata");
            QuerySet<Artifact> selected = source.query(Artifact.class).filter(lookup("ulabels__name", "TSP1"));
            // tag::plan
            TransferPlan plan = Transfer.from(source).into(lab).select(selected).plan();
            System.out.print(plan.table());
            Files.writeString(planFile, plan.toJson());
            // end::plan
        }
        try (Instance lab = Instance.connect("lab")) {
            // tag::apply
            TransferPlan reviewed = TransferPlan.fromJson(Files.readString(planFile));
            TransferReport report = Transfer.from(lab.using(reviewed.source()))
                    .into(lab)
                    .select(reviewed)
                    .apply(reviewed); // refused if rows on either side have changed
            // end::apply
            assertThat(report.records()).isEqualTo(reviewed.records());
        }
    }

    @Test
    void tellsRecordsOfOneTransferByItsRun() throws IOException {
        transferDonor("TSP1", Path.of("report.json"));
        try (Instance lab = Instance.connect("lab")) {
            // tag::provenance
            Run transfer = lab.query(Run.class)
                    .filter(lookup("transform__key__startswith", "transfers/"))
                    .orderByDescending(Run::startedAt)
                    .first()
                    .orElseThrow();
            QuerySet<Artifact> brought = lab.query(Artifact.class).filter(lookup("run", transfer));
            // end::provenance
            assertThat(brought.count()).isEqualTo(1);
        }
    }
}
