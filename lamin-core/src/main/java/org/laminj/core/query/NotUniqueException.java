package org.laminj.core.query;

import java.util.List;

/** A query that should give one record gave several. */
public final class NotUniqueException extends NotOneRecordException {

    private static final long serialVersionUID = 1L;

    private final List<String> found;

    private final long count;

    /**
     * Says what was found.
     *
     * @param found the uids of the first records, their ids where they have no uid
     * @param count how many there are
     */
    public NotUniqueException(String message, List<String> found, long count) {
        super(message);
        this.found = List.copyOf(found);
        this.count = count;
    }

    /** The uids of the first records, ten at most; their ids where the registry has no uids. */
    public List<String> found() {
        return found;
    }

    /** How many records were found. */
    public long count() {
        return count;
    }
}
