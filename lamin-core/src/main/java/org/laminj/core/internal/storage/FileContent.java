package org.laminj.core.internal.storage;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;

/** The bytes of a file. */
public final class FileContent implements ObjectContent {

    private final Path file;
    private final long sizeBytes;

    private FileContent(Path file, long sizeBytes) {
        this.file = file;
        this.sizeBytes = sizeBytes;
    }

    public static FileContent of(Path file) {
        if (Files.isDirectory(file)) {
            throw new StorageException(
                    StorageException.Reason.UNUSABLE, "Cannot read '" + file + "': it is a folder.", null);
        }
        try {
            return new FileContent(file, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    StorageException.Reason.MISSING,
                    "Cannot read '" + file + "': there is no such file. Check the path.",
                    e);
        } catch (IOException e) {
            throw new StorageException(
                    StorageException.Reason.FORBIDDEN,
                    "Cannot read '" + file + "': " + e + ". Check its permissions.",
                    e);
        }
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            channel.position(offset);
            return ByteStreams.limit(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
