package org.laminj.storage;

/** Is told how far bytes have come; called by the threads that move them, several at once for a folder. */
@FunctionalInterface
public interface ByteProgress {

    /**
     * So many bytes are done.
     *
     * @param what is on its way, for people, e.g. {@code uploading lung.h5ad}
     * @param done bytes so far
     * @param all bytes in all
     */
    void advances(String what, long done, long all);

    /** Tells nobody. */
    static ByteProgress none() {
        return (what, done, all) -> {};
    }
}
