package org.laminj.storage.internal.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * The right to fetch or remove one copy: no other thread and no other program has it until this is closed. What it notes
 * is the place of the copy and the version of its object; when, is the time of the note.
 */
public final class Ticket implements AutoCloseable {

    private final Path note;
    private final Path copy;
    private final FileChannel channel;
    private final FileLock lock;

    Ticket(Path note, Path copy, FileChannel channel, FileLock lock) {
        this.note = note;
        this.copy = copy;
        this.channel = channel;
        this.lock = lock;
    }

    /** The place of a copy that a note names. */
    static Path copy(Path note) throws IOException {
        return Path.of(Files.readAllLines(note).stream().findFirst().orElse(""));
    }

    /** Whether the copy was fetched as another version; false if nobody knows, as of a copy that somebody else has made. */
    public boolean isOfOtherVersion(String version) throws IOException {
        if (!Files.exists(note)) {
            return false;
        }
        List<String> lines = Files.readAllLines(note);
        return lines.size() > 1 && !lines.get(1).equals(version);
    }

    /** Notes that somebody has asked for the copy just now, which is of a version. */
    public void used(String version) throws IOException {
        if (!Files.exists(note) || isOfOtherVersion(version)) {
            Files.writeString(note, copy + "\n" + version + "\n");
        } else {
            Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
