package org.laminj.storage.internal.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The right to fetch or remove one copy: no other thread and no other program has it until this is closed. */
public final class Ticket implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final FileLock fileLock;

    Ticket(Path file, FileChannel channel, FileLock fileLock) {
        this.file = file;
        this.channel = channel;
        this.fileLock = fileLock;
    }

    /** Notes that somebody has asked for the copy just now. */
    public void used() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    @Override
    public void close() throws IOException {
        try {
            fileLock.release();
        } finally {
            channel.close();
        }
    }
}
