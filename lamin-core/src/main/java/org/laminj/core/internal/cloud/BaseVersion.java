package org.laminj.core.internal.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laminj.core.storage.StoredObject;

/**
 * Which version of an object a working copy comes from, and how the copy looked before anybody changed it.
 *
 * @param object the object
 * @param version its version
 * @param sizeBytes of the copy
 * @param modifiedAt of the copy
 */
record BaseVersion(String object, String version, long sizeBytes, Instant modifiedAt) {

    /** A time that no write gives to a file, however coarse the times of its file system are. */
    private static final FileTime UNCHANGED = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    /** That of a copy with the content of an object. Sets the time of the copy, which changes when it is written to. */
    static BaseVersion of(StoredObject object, Path copy) throws IOException {
        Files.setLastModifiedTime(copy, UNCHANGED);
        return new BaseVersion(
                object.path().toString(),
                object.version(),
                Files.size(copy),
                Files.getLastModifiedTime(copy).toInstant());
    }

    /** What a file tells; empty if there is none. */
    static Optional<BaseVersion> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new BaseVersion(
                    lines.get(0), lines.get(1), Long.parseLong(lines.get(2)), Instant.parse(lines.get(3))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new IOException("'" + file + "' is not as it was written: move the folder away", e);
        }
    }

    /** Writes it so that it survives the end of the program and of the machine. */
    void write(Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        String text = object + "\n" + version + "\n" + sizeBytes + "\n" + modifiedAt + "\n";
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean isOf(StoredObject found) {
        return object.equals(found.path().toString()) && version.equals(found.version());
    }

    /** Whether somebody has written to the copy since; a log beside it counts. */
    boolean isChanged(Path copy) throws IOException {
        return Files.exists(copy)
                && (Files.size(copy) != sizeBytes
                        || !Files.getLastModifiedTime(copy).toInstant().equals(modifiedAt)
                        || hasLog(copy, "-wal")
                        || hasLog(copy, "-journal"));
    }

    private static boolean hasLog(Path copy, String suffix) throws IOException {
        Path log = copy.resolveSibling(copy.getFileName() + suffix);
        return Files.exists(log) && Files.size(log) > 0;
    }
}
