package com.example.nightly;

import static org.laminj.core.query.Condition.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Optional;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** Brings the latest data sets with a label from one instance into another; for a scheduler that starts it every night. */
public final class NightlyTransfer {

    private static final Logger LOG = System.getLogger(NightlyTransfer.class.getName());

    private final Instances instances;
    private final JobSettings settings;

    NightlyTransfer(Instances instances, JobSettings settings) {
        this.instances = instances;
        this.settings = settings;
    }

    // tag::main
    public static void main(String... arguments) {
        JobSettings settings;
        try {
            settings = JobSettings.of(System.getenv(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(JobExit.USAGE);
            return;
        }
        System.exit(new NightlyTransfer(Instances.ofEnvironment(), settings).exitCode());
    }

    /** Does the work, and tells the scheduler how it ended. */
    int exitCode() {
        try (Instance target = instances.connect(settings.target())) {
            TrackOptions job = TrackOptions.mainClass(NightlyTransfer.class);
            target.inRun(job, () -> transfer(target)).ifPresent(this::write);
            return JobExit.DONE;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The job failed: " + e.getMessage(), e);
            return JobExit.of(e);
        }
    }
    // end::main

    // tag::transfer
    private Optional<TransferReport> transfer(Instance target) {
        Instance source = target.using(settings.source());
        QuerySet<Artifact> selected = source.query(Artifact.class)
                .filter(lookup("is_latest", true), lookup("ulabels__name", settings.label()));
        if (!selected.exists()) { // a transfer of nothing is an error
            LOG.log(Level.INFO, "Nothing has the label " + settings.label());
            return Optional.empty();
        }
        Transfer transfer = Transfer.from(source).into(target).select(selected);
        TransferPlan plan = transfer.plan(); // only reads
        LOG.log(Level.INFO, "The plan:\n" + plan.table());
        if (!plan.losses().isEmpty() && !settings.acceptsLoss()) {
            throw new LossRefusedException(settings.target(), plan.losses());
        }
        return Optional.of(transfer.apply(plan)); // all or nothing, and refused if rows have changed since
    }
    // end::transfer

    private void write(TransferReport report) {
        try {
            Files.writeString(settings.report(), report.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
