package org.laminj.transfer.internal.data;

import org.laminj.core.storage.StorageException;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;

/** What is done with each object of a list, by many threads at once. */
abstract class ObjectWork {

    /** Does it; what goes wrong with the object is a part of the answer. */
    final ObjectResult on(DataObject object) {
        try {
            return attempt(object);
        } catch (WrongObjectException e) {
            return ObjectResult.failed(object, e.problem());
        } catch (StorageException e) {
            return ObjectResult.failed(
                    object, Problems.of(object, Problems.reason(e.reason()), String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) { // a key that is none
            return ObjectResult.failed(
                    object, Problems.of(object, DataProblem.Reason.UNUSABLE, String.valueOf(e.getMessage())));
        }
    }

    abstract ObjectResult attempt(DataObject object);

    /** Something is wrong with the object itself. */
    static final class WrongObjectException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DataProblem problem;

        WrongObjectException(DataProblem problem) {
            super(problem.message());
            this.problem = problem;
        }

        DataProblem problem() {
            return problem;
        }
    }
}
