package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.OnDelete;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.Uid;

/** One execution of a transform. Mirrors {@code Run}. */
@RegistryTable(value = "lnschema_core_run", nameField = "startedAt", bigId = true)
@ManyToMany(
        accessor = "_param_values",
        target = ParamValue.class,
        reverse = "runs",
        table = "lnschema_core_runparamvalue",
        onTransfer = Following.ALWAYS,
        onDeleteOfTarget = DeletePolicy.PROTECT)
public record Run(
        RecordId id,
        @Uid(20) String uid,
        @Indexed Instant startedAt,
        @Indexed @Nullable Instant finishedAt,
        @Nullable Boolean isConsecutive,
        @Text(255) @Indexed @Nullable String reference,
        @Text(25) @Indexed @Nullable String referenceType,
        @Indexed Instant createdAt,

        @OnDelete(DeletePolicy.CASCADE) @Reverse(value = "runs", onTransfer = Following.FROM_SELECTED)
        Ref<Transform> transform,

        @Reverse("_report_of") @Nullable Ref<Artifact> report,
        @Reverse("_environment_of") @Nullable Ref<Artifact> environment,

        @OnTransfer(TransferPolicy.TRACE) @Reverse("created_runs")
        Ref<User> createdBy,

        @OnDelete(DeletePolicy.CASCADE) @Reverse("children") @Nullable
        Ref<Run> parent)
        implements SqlRecord {

    /** How far a run has come. */
    public enum Status {
        /** It goes on, or its program ended without saying so. */
        STARTED,
        /** It came to its end. */
        FINISHED,
        /** It did not, and {@link Run#report} says why. */
        FAILED
    }

    /** How far it has come, which the database has no column for: by its end, and by the report of one without an end. */
    public Status status() {
        if (finishedAt == null) {
            return report == null ? Status.STARTED : Status.FAILED;
        }
        // one that was continued keeps its end until it has another
        return finishedAt.isBefore(startedAt) ? Status.STARTED : Status.FINISHED;
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
