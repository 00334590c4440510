package org.laminj.storage.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;

/**
 * A small file for each copy in a cache: it holds the place of the copy and the version of its object, and its time is when
 * somebody asked for it last. Another one beside it is locked while the copy is fetched or removed; that one is never read, for a system may give up
 * the locks of a program on a file when the program closes it anywhere.
 */
public final class Tickets {

    private static final long NONE = -1;
    private static final String LOCK = ".lock";
    private static final long POLL_MILLIS = 10;

    private final Path cacheFolder;
    private final Path folder;
    private final long limitBytes;

    public Tickets(Path cacheFolder, long limitBytes) {
        this.cacheFolder = cacheFolder;
        this.folder = cacheFolder.resolve(".laminj").resolve("copies");
        this.limitBytes = limitBytes;
    }

    /** The folder for what is not whole yet. */
    public Path partials() {
        return folder.resolveSibling("partials");
    }

    /** Waits until nobody else fetches or removes a copy. */
    public Ticket take(Path copy) throws IOException {
        Path file = file(copy);
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new Ticket(file, copy, channel, lock(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Other programs are waited for by the system; other threads of this one are told by an exception. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                try {
                    Thread.sleep(POLL_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while another thread fetches the same object");
                }
            }
        }
    }

    private Path file(Path copy) {
        return folder.resolve(
                Hashing.sha256().hashString(copy.toString(), UTF_8).toString());
    }

    /** Removes a copy. The ticket stays: a program that waits for it must not get another one than those that come. */
    public void remove(Path copy) throws IOException {
        Ticket ticket = take(copy);
        try {
            Files.deleteIfExists(copy);
        } finally {
            ticket.close();
        }
    }

    /** Removes a copy, or all copies below a folder. */
    public void removeBelow(Path copyOrFolder) {
        for (Copy copy : copies()) {
            if (copy.path.startsWith(copyOrFolder)) {
                removeOrTell(copy);
            }
        }
    }

    /** Removes copies, those first that were not asked for the longest, until the others fit. */
    public void keepWithinLimit(Set<Path> justUsed) {
        if (limitBytes == Long.MAX_VALUE) {
            return;
        }
        List<Copy> copies = copies();
        long bytes = copies.stream().mapToLong(Copy::bytes).sum();
        copies.sort(Comparator.comparing(Copy::usedAt));
        for (Copy copy : copies) {
            if (bytes <= limitBytes) {
                return;
            }
            if (!justUsed.contains(copy.path)) {
                removeOrTell(copy);
                bytes -= copy.bytes;
            }
        }
    }

    private void removeOrTell(Copy copy) {
        try {
            remove(copy.path);
        } catch (IOException e) {
            throw failure("remove copy '" + copy.path + "'", e);
        }
    }

    private List<Copy> copies() {
        List<Copy> copies = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return copies;
        }
        try (Stream<Path> tickets = Files.list(folder)) {
            for (Path ticket :
                    tickets.filter(file -> !file.toString().endsWith(LOCK)).toList()) {
                Path path = Ticket.copy(ticket);
                // a new note may be empty for a moment; and what lies elsewhere is nobody's copy
                long bytes = path.startsWith(cacheFolder) ? size(path) : NONE;
                if (bytes != NONE) {
                    copies.add(new Copy(path, bytes, Files.getLastModifiedTime(ticket)));
                }
            }
            return copies;
        } catch (IOException e) {
            throw failure("look through the copies of '" + folder + "'", e);
        }
    }

    private static long size(Path copy) throws IOException {
        try {
            return Files.size(copy);
        } catch (NoSuchFileException e) {
            return NONE; // removed before
        }
    }

    private static StorageException failure(String what, IOException e) {
        return new StorageException(
                Reason.UNREACHABLE,
                "Cannot " + what + ": " + e.getMessage() + ". Check the folder that LAMIN_CACHE_DIR names.",
                e);
    }

    /** A copy that is there. */
    private record Copy(Path path, long bytes, FileTime usedAt) {}
}
