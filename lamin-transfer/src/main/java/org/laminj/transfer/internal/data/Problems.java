package org.laminj.transfer.internal.data;

import org.laminj.core.storage.StorageException;
import org.laminj.transfer.DataFolder;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataProblem.Reason;

/** Puts into words what is wrong with an object or a folder. */
final class Problems {

    private Problems() {}

    static DataProblem of(DataObject object, Reason reason, String message) {
        return new DataProblem(object.artifact(), object.location(), object.path(), reason, message);
    }

    static DataProblem of(DataFolder folder, Reason reason, String message) {
        return new DataProblem(folder.artifact(), folder.location(), folder.path(), reason, message);
    }

    static DataProblem missing(DataObject object) {
        return of(object, Reason.MISSING, "There is no object '" + object.path() + "'.");
    }

    static DataProblem otherSize(DataObject object, long expected, long found) {
        return of(
                object,
                Reason.OTHER_SIZE,
                "'" + object.path() + "' has " + found + " bytes instead of " + expected + ".");
    }

    static DataProblem otherHash(DataObject object) {
        return of(
                object,
                Reason.OTHER_HASH,
                "'" + object.path() + "' has another content than its hash " + object.hash() + " (" + object.hashType()
                        + ") says.");
    }

    static Reason reason(StorageException.Reason reason) {
        return switch (reason) {
            case MISSING -> Reason.MISSING;
            case FORBIDDEN -> Reason.FORBIDDEN;
            case CHANGED -> Reason.CHANGED;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case CORRUPT -> Reason.OTHER_HASH;
            case UNUSABLE -> Reason.UNUSABLE;
        };
    }
}
