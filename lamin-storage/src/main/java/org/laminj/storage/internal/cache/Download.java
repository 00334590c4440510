package org.laminj.storage.internal.cache;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.laminj.core.storage.ObjectContent;
import org.laminj.storage.internal.MovedBytes;

/** Brings content into a file, which others see only when it is whole. */
public final class Download {

    private static final String PARTIAL = "partial-";
    private static final int BUFFER_BYTES = 1 << 17;

    private static final Duration LONGEST = Duration.ofDays(2);

    private final Path partials;
    private final ObjectContent content;
    private final MovedBytes moved;

    /**
     * @param partials a folder of the same disk for what is not whole yet, apart from the copies: a program that is killed
     *     leaves nothing among them
     */
    public Download(Path partials, ObjectContent content, MovedBytes moved) {
        this.partials = partials;
        this.content = content;
        this.moved = moved;
    }

    /** Replaces a file, and sets its time. */
    public void to(Path file, Instant modifiedAt) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createDirectories(partials);
        removeAbandoned();
        Path partial = Files.createTempFile(partials, PARTIAL, "");
        try {
            fill(partial);
            Files.setLastModifiedTime(partial, FileTime.from(modifiedAt));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** What killed programs have left, and nobody writes to any more. */
    private void removeAbandoned() throws IOException {
        FileTime latest = FileTime.from(Instant.now().minus(LONGEST));
        try (Stream<Path> files = Files.list(partials)) {
            for (Path file : files.toList()) {
                if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(latest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // another program was faster with one of them
        }
    }

    private void fill(Path partial) throws IOException {
        long all = content.sizeBytes();
        long done = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = content.open();
                OutputStream out = Files.newOutputStream(partial)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                moved.more(read);
            }
        }
        if (done != all) {
            throw new EOFException("only " + done + " of " + all + " bytes have arrived");
        }
    }
}
