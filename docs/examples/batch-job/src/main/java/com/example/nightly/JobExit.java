package com.example.nightly;

import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.settings.SettingsException;
import org.laminj.core.storage.StorageException;
import org.laminj.core.store.UnavailableException;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.TransferConflictException;

/** What the scheduler is told: the numbers of the command line. */
final class JobExit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CONFLICTS = 3;
    static final int LOSS_REFUSED = 4;
    static final int UNREACHABLE = 5;
    static final int PARTIAL = 6;

    private JobExit() {}

    static int of(RuntimeException thrown) {
        if (thrown instanceof TransferConflictException || thrown instanceof PlanOutdatedException) {
            return CONFLICTS;
        }
        if (thrown instanceof LossRefusedException) {
            return LOSS_REFUSED;
        }
        if (thrown instanceof InstanceException
                || thrown instanceof InstanceLockedException
                || thrown instanceof SettingsException
                || thrown instanceof StorageException
                || thrown instanceof UnavailableException) {
            return UNREACHABLE;
        }
        return thrown instanceof PartialTransferException ? PARTIAL : FAILED;
    }
}
