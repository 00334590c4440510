package org.laminj.core.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A SQLite database file, looked at without opening it. */
record SqliteFile(Path path) {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WRITE_VERSION = 18;
    private static final int WRITE_AHEAD_LOG = 2;

    /** Whether the file begins as SQLite databases do. */
    boolean isSqlite() {
        return Arrays.equals(header(), 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * How to open the file without touching it or its folder.
     *
     * <p>A database in write-ahead mode whose log is empty or absent is opened as immutable, for SQLite would create
     * the log and its index beside it otherwise.
     */
    String readOnlyUri() {
        String uri = "file:" + path.toUri().getRawPath() + "?mode=ro";
        return isAtRestInWriteAheadMode() ? uri + "&immutable=1" : uri;
    }

    private boolean isAtRestInWriteAheadMode() {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        try {
            return header()[WRITE_VERSION] == WRITE_AHEAD_LOG && (!Files.exists(log) || Files.size(log) == 0);
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] header() {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.copyOf(in.readNBytes(100), 100);
        } catch (IOException e) {
            return new byte[100];
        }
    }
}
