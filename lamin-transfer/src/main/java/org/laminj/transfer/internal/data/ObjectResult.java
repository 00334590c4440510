package org.laminj.transfer.internal.data;

import org.jspecify.annotations.Nullable;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;

/**
 * What became of one object.
 *
 * @param object which
 * @param outcome what was done with it
 * @param sizeBytes how much it holds; of one with a problem what was expected
 * @param member what it adds to the hash of its folder, if it belongs to one that needs it
 * @param problem what is wrong; null if it is fine
 */
record ObjectResult(
        DataObject object,
        Outcome outcome,
        long sizeBytes,
        @Nullable MemberHash member,
        @Nullable DataProblem problem) {

    /** What was done with an object. */
    enum Outcome {
        CHECKED,
        PRESENT,
        COPIED,
        FAILED
    }

    static ObjectResult fine(DataObject object, Outcome outcome, long sizeBytes, @Nullable MemberHash member) {
        return new ObjectResult(object, outcome, sizeBytes, member, null);
    }

    static ObjectResult failed(DataObject object, DataProblem problem) {
        Long size = object.sizeBytes();
        return new ObjectResult(object, Outcome.FAILED, size == null ? 0 : size, null, problem);
    }
}
