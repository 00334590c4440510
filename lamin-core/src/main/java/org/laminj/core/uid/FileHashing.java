package org.laminj.core.uid;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.storage.ObjectContent;

/** Reads files for {@link ContentHash}, at most the first and the last chunk of each. */
final class FileHashing {
    static final long CHUNK_BYTES = 50L * 1024 * 1024;

    private static final int BUFFER_BYTES = 256 * 1024;

    private final long chunkBytes;

    private FileHashing(long chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    static FileHashing ofChunks(long bytes) {
        return new FileHashing(bytes);
    }

    ContentHash hash(Path file) {
        if (Files.isDirectory(file)) {
            throw new ContentHashException("it is a directory. Hash it as one.", file, null);
        }
        if (!Files.isRegularFile(file)) {
            throw new ContentHashException("there is no such file. Check the path.", file, null);
        }
        try {
            return hash(ObjectContent.of(file));
        } catch (EOFException e) {
            throw new ContentHashException("it became shorter while it was read. Wait until it is written.", file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Hashes what is up to one chunk wholly, else its first and its last chunk. */
    ContentHash hash(ObjectContent content) throws IOException {
        long size = content.sizeBytes();
        if (size <= chunkBytes) {
            return ContentHash.ofDigest(digest(Digest.MD5, content, 0, size), ContentHash.Type.MD5);
        }
        MessageDigest both = Digest.SHA1.start();
        both.update(digest(Digest.SHA1, content, 0, chunkBytes));
        both.update(digest(Digest.SHA1, content, size - chunkBytes, chunkBytes));
        return ContentHash.ofDigest(both.digest(), ContentHash.Type.SHA1_FL);
    }

    DirectoryHash hashDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ContentHashException("there is no such directory. Check the path.", directory, null);
        }
        List<String> hashes = new ArrayList<>();
        long sizeBytes = 0;
        try {
            for (Path file : filesBelow(directory)) {
                hashes.add(hash(file).value());
                sizeBytes += Files.size(file);
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        return new DirectoryHash(ContentHash.ofObjects(hashes), hashes.size(), sizeBytes);
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        // The real path, because a walk that begins at a link ends there, too.
        try (Stream<Path> paths = Files.walk(directory.toRealPath())) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] digest(Digest algorithm, ObjectContent content, long from, long count) throws IOException {
        MessageDigest digest = algorithm.start();
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(count, 1))];
        try (InputStream bytes = content.open(from, count)) {
            for (long left = count; left > 0; ) {
                int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the content ends " + left + " bytes early");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return digest.digest();
    }

    private static ContentHashException unreadable(Path path, IOException cause) {
        return new ContentHashException("it cannot be read (" + cause + "). Check its permissions.", path, cause);
    }
}
