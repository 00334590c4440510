package org.laminj.core.uid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return hash(file, channel);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
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

    private ContentHash hash(Path file, SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        if (size <= chunkBytes) {
            return ContentHash.ofDigest(digest(Digest.MD5, file, channel, 0, size), ContentHash.Type.MD5);
        }
        MessageDigest both = Digest.SHA1.start();
        both.update(digest(Digest.SHA1, file, channel, 0, chunkBytes));
        both.update(digest(Digest.SHA1, file, channel, size - chunkBytes, chunkBytes));
        return ContentHash.ofDigest(both.digest(), ContentHash.Type.SHA1_FL);
    }

    private static byte[] digest(Digest algorithm, Path file, SeekableByteChannel channel, long from, long count)
            throws IOException {
        MessageDigest digest = algorithm.start();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, Math.max(count, 1)));
        channel.position(from);
        for (long left = count; left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            if (channel.read(buffer) < 0) {
                throw new ContentHashException(
                        "it became shorter while it was read. Wait until it is written.", file, null);
            }
            digest.update(buffer.flip());
        }
        return digest.digest();
    }

    private static ContentHashException unreadable(Path path, IOException cause) {
        return new ContentHashException("it cannot be read (" + cause + "). Check its permissions.", path, cause);
    }
}
