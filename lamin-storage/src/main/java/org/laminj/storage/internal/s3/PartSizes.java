package org.laminj.storage.internal.s3;

/**
 * What is sent at once and what in parts, in bytes.
 *
 * @param mostAtOnce the largest object that is uploaded by one request
 * @param uploaded the size of uploaded parts, unless there would be too many
 * @param mostCopiedAtOnce the largest object that is copied by one request
 * @param copied the size of copied parts, unless there would be too many
 */
record PartSizes(long mostAtOnce, long uploaded, long mostCopiedAtOnce, long copied) {

    private static final long MIB = 1L << 20;

    /**
     * Up to 50 MiB an artifact has the MD5 of its whole content for a hash, which is the entity tag of an object that was
     * uploaded at once, so that its hash is known without reading it. Smaller parts than 16 MiB cost more requests than
     * they save time. S3 itself copies up to 5 GiB at once.
     */
    static PartSizes usual() {
        return new PartSizes(50 * MIB, 16 * MIB, 5 * 1024 * MIB, 512 * MIB);
    }
}
