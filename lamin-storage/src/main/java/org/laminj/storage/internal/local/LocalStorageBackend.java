package org.laminj.storage.internal.local;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.spi.StorageException;
import org.laminj.core.spi.StoredObject;

/** Files of this machine, by {@code file:} URI. */
public final class LocalStorageBackend implements StorageBackend {

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public InputStream read(URI object) {
        try {
            return Files.newInputStream(Path.of(object));
        } catch (IOException e) {
            throw failure("read", object, e);
        }
    }

    @Override
    public InputStream read(URI object, long offset, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(Path.of(object));
            return ByteStreams.limit(Channels.newInputStream(channel.position(offset)), length);
        } catch (IOException e) {
            throw failure("read", object, e);
        }
    }

    @Override
    public Optional<StoredObject> stat(URI object) {
        Path file = Path.of(object);
        return Files.isRegularFile(file) ? Optional.of(described(file)) : Optional.empty();
    }

    private static StoredObject described(Path file) {
        try {
            return new StoredObject(
                    file.toUri(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    null);
        } catch (IOException e) {
            throw failure("look at", file.toUri(), e);
        }
    }

    @Override
    public List<StoredObject> list(URI folder) {
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(LocalStorageBackend::described)
                    .toList();
        } catch (IOException e) {
            throw failure("list", folder, e);
        }
    }

    @Override
    public void write(URI object, InputStream content, long sizeBytes) {
        put(object, partial -> {
            long written = Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            if (written != sizeBytes) {
                throw new IOException("the content has " + written + " bytes instead of " + sizeBytes);
            }
        });
    }

    @Override
    public void copy(URI from, URI to) {
        put(to, partial -> Files.copy(Path.of(from), partial, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Writes beside the object and moves, so that nobody sees a part of it. */
    private static void put(URI object, Writing writing) {
        Path file = Path.of(object);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path partial = Files.createTempFile(file.toAbsolutePath().getParent(), ".partial-", "");
            try {
                writing.to(partial);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw failure("write", object, e);
        }
    }

    @Override
    public boolean delete(URI object) {
        try {
            return Files.deleteIfExists(Path.of(object));
        } catch (IOException e) {
            throw failure("delete", object, e);
        }
    }

    private static StorageException failure(String what, URI object, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
        return new StorageException(
                "Cannot " + what + " '" + object + "': " + why + ". Check the location and its permissions.", e);
    }

    /** Brings content into a file. */
    private interface Writing {
        void to(Path partial) throws IOException;
    }
}
