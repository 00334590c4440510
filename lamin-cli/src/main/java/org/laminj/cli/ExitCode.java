package org.laminj.cli;

import org.laminj.bionty.ontology.OntologyException;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.NotUniqueException;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.UnknownRegistryException;
import org.laminj.core.settings.SettingsException;
import org.laminj.core.storage.StorageException;
import org.laminj.core.store.CancelledException;
import org.laminj.core.store.UnavailableException;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataRefusedException;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferException;

/** How a command ended, for the program that started it. These numbers do not change. */
final class ExitCode {

    /** What was asked is done. */
    static final int DONE = 0;

    /** Something went wrong that the caller did not cause. */
    static final int FAILED = 1;

    /** What was asked cannot be done as it was asked. */
    static final int USAGE = 2;

    /** Records of source and target contradict each other, or a plan. */
    static final int CONFLICTS = 3;

    /** Something would have been lost, and that was forbidden. */
    static final int LOSS_REFUSED = 4;

    /** An instance or an object cannot be found, opened or understood, or may not be used. */
    static final int UNREACHABLE = 5;

    /** A part is done, the rest can be resumed. */
    static final int PARTIAL = 6;

    /** Values are not what they should be called. */
    static final int NOT_VALIDATED = 7;

    /** It was interrupted from the keyboard; where a signal ended it, Java says which. */
    static final int INTERRUPTED = 130;

    /** Who reads its data went before all was written; as of a program that the signal SIGPIPE ended. */
    static final int READER_GONE = 141;

    private ExitCode() {}

    /** The exit code that an exception stands for. */
    static int of(Throwable thrown) {
        if (thrown instanceof InstanceException
                || thrown instanceof InstanceLockedException
                || thrown instanceof SettingsException
                || thrown instanceof UnavailableException) {
            return UNREACHABLE;
        }
        if (thrown instanceof StorageException storage) {
            return switch (storage.reason()) {
                case MISSING, FORBIDDEN, UNREACHABLE -> UNREACHABLE;
                case UNUSABLE -> USAGE;
                case CHANGED, CORRUPT -> FAILED;
            };
        }
        if (thrown instanceof OntologyException ontology) {
            return switch (ontology.reason()) {
                case UNKNOWN, AMBIGUOUS -> USAGE;
                case UNREACHABLE, UNREADABLE -> UNREACHABLE;
                case CONFLICT -> CONFLICTS;
                case DAMAGED -> FAILED;
            };
        }
        if (thrown instanceof CancelledException) {
            return INTERRUPTED;
        }
        if (thrown instanceof TransferConflictException || thrown instanceof PlanOutdatedException) {
            return CONFLICTS;
        }
        if (thrown instanceof LossRefusedException || thrown instanceof DataRefusedException) {
            return LOSS_REFUSED;
        }
        if (thrown instanceof PartialTransferException || thrown instanceof DataCopyException) {
            return PARTIAL;
        }
        boolean wronglyAsked = thrown instanceof QueryException
                || thrown instanceof UnknownRegistryException
                || thrown instanceof NoSuchRecordException
                || thrown instanceof NotUniqueException
                || thrown instanceof InstanceConflictException
                || thrown instanceof TransferException
                || thrown instanceof IllegalArgumentException;
        return wronglyAsked ? USAGE : FAILED;
    }
}
