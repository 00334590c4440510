package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Why the data of an artifact cannot be had, or is not what it should be. Immutable.
 *
 * @param artifact uid of the artifact in the target
 * @param location root of the storage in which the data is
 * @param path where the object or folder is, or should be
 * @param reason for programs
 * @param message for people, in one sentence or two
 */
public record DataProblem(String artifact, String location, String path, Reason reason, String message)
        implements Serializable {

    /** What is wrong with an object or folder. */
    public enum Reason {
        /** There is none at that place, or less than there should be. */
        MISSING,
        /** Credentials are missing, wrong, or do not suffice. */
        FORBIDDEN,
        /** Its storage does not answer, or answers with errors. */
        UNREACHABLE,
        /** It has another size, or a folder another number of objects. */
        OTHER_SIZE,
        /** It has another content. */
        OTHER_HASH,
        /** Somebody wrote it meanwhile. */
        CHANGED,
        /** Its place cannot be used from here at all. */
        UNUSABLE
    }

    public DataProblem {
        requireNonNull(artifact, "artifact");
        requireNonNull(location, "location");
        requireNonNull(path, "path");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    /** The artifact and the message, as one line. */
    @Override
    public String toString() {
        return new RecordKey("Artifact", artifact) + ": " + message;
    }
}
