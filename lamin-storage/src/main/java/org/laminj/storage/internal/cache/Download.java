package org.laminj.storage.internal.cache;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.laminj.core.storage.ObjectContent;
import org.laminj.storage.internal.MovedBytes;

/** Brings content into a file, which others see only when it is whole. */
public final class Download {

    private static final String PARTIAL = ".partial-";
    private static final int BUFFER_BYTES = 1 << 17;

    private final ObjectContent content;
    private final MovedBytes moved;

    public Download(ObjectContent content, MovedBytes moved) {
        this.content = content;
        this.moved = moved;
    }

    /** Whether a file is one that a download has not finished. */
    public static boolean isPartial(Path file) {
        return String.valueOf(file.getFileName()).startsWith(PARTIAL);
    }

    /** Replaces a file, and sets its time. */
    public void to(Path file, Instant modifiedAt) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path partial = Files.createTempFile(parent, PARTIAL, "");
        try {
            fill(partial);
            Files.setLastModifiedTime(partial, FileTime.from(modifiedAt));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
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
