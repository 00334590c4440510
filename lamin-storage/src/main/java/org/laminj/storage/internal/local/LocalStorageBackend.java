package org.laminj.storage.internal.local;

import static java.util.Objects.requireNonNull;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/** Files of this machine. */
public final class LocalStorageBackend implements StorageBackend {

    /** Begins the names of files that are being written, or of which the writer was killed. */
    private static final String PARTIAL = ".partial-";

    @Override
    public Set<String> schemes() {
        return Set.of(StoragePath.LOCAL);
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        try {
            return described(object.toFile());
        } catch (IOException e) {
            throw failure("look at", object, e);
        }
    }

    /** The size and time of a file are its version; empty if it is none. */
    private static Optional<StoredObject> described(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            Instant modifiedAt = attributes.lastModifiedTime().toInstant();
            String version = modifiedAt + "/" + attributes.size() + "/" + attributes.fileKey();
            return Optional.of(new StoredObject(StoragePath.of(file), attributes.size(), modifiedAt, version, null));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (liesBelowAFile(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean liesBelowAFile(Path file) {
        Path parent = file.getParent();
        while (parent != null && !Files.isDirectory(parent)) {
            if (Files.isRegularFile(parent)) {
                return true;
            }
            parent = parent.getParent();
        }
        return false;
    }

    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        Path root = folder.toFile();
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(PARTIAL))
                    .sorted()
                    .toList();
            return found.stream().flatMap(file -> describedInFolder(folder, file).stream());
        } catch (UncheckedIOException e) {
            throw failure("list", folder, requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failure("list", folder, e);
        }
    }

    private static Optional<StoredObject> describedInFolder(StoragePath folder, Path file) {
        try {
            return described(file);
        } catch (IOException e) {
            throw failure("list", folder, e);
        }
    }

    @Override
    public InputStream read(StoragePath object) {
        try {
            return Files.newInputStream(regular(object));
        } catch (IOException e) {
            throw failure("read", object, e);
        }
    }

    private static Path regular(StoragePath object) throws IOException {
        Path file = object.toFile();
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        return file;
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(regular(object.path()));
            try {
                refuseUnless(object.path(), WriteCondition.ifUnchanged(object), "read");
                return ByteStreams.limit(Channels.newInputStream(channel.position(offset)), length);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure("read", object.path(), e);
        }
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return put(object, condition, partial -> {
            try (InputStream bytes = content.open()) {
                long written = Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
                if (written != content.sizeBytes()) {
                    throw new StorageException(
                            Reason.CORRUPT,
                            "Cannot write '" + object + "': the content has " + written + " bytes instead of "
                                    + content.sizeBytes() + ". Nothing was written.",
                            null);
                }
            }
        });
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        return put(to, WriteCondition.none(), partial -> {
            Files.copy(regular(from.path()), partial, StandardCopyOption.REPLACE_EXISTING);
            refuseUnless(from.path(), WriteCondition.ifUnchanged(from), "copy");
        });
    }

    /** Writes beside the object and moves, so that nobody sees a part of it. */
    private static StoredObject put(StoragePath object, WriteCondition condition, Writing writing) {
        Path file = object.toFile();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path partial = Files.createTempFile(folderOfPartial(file), PARTIAL, "");
            try {
                writing.to(partial);
                refuseUnless(object, condition, "write");
                if (condition.kind() == WriteCondition.Kind.NOTHING) {
                    // Unlike a move this fails if somebody else was faster.
                    Files.createLink(file, partial);
                } else {
                    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(partial);
            }
            return described(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        } catch (IOException e) {
            throw failure("write", object, e);
        }
    }

    /**
     * The reserved folder around a file, else that in which it lies: a program that is killed must leave nothing in the
     * folder of an artifact, which would be read with it.
     */
    private static Path folderOfPartial(Path file) {
        Path parent = requireNonNull(file.toAbsolutePath().getParent());
        for (Path folder = parent; folder.getFileName() != null; folder = requireNonNull(folder.getParent())) {
            if (folder.getFileName().toString().equals(PhysicalKey.RESERVED_FOLDER)) {
                return folder;
            }
        }
        return parent;
    }

    private static void refuseUnless(StoragePath object, WriteCondition condition, String what) throws IOException {
        Optional<StoredObject> present = described(object.toFile());
        boolean met = switch (condition.kind()) {
            case ANYTHING -> true;
            case NOTHING -> present.isEmpty();
            case VERSION ->
                present.filter(now -> now.version().equals(condition.version())).isPresent();
        };
        if (!met) {
            throw new StorageException(
                    Reason.CHANGED,
                    "Cannot " + what + " '" + object + "': somebody else has written or removed it meanwhile."
                            + " Look at it and try again.",
                    null);
        }
    }

    @Override
    public boolean delete(StoragePath object) {
        try {
            return Files.deleteIfExists(object.toFile());
        } catch (IOException e) {
            throw failure("delete", object, e);
        }
    }

    private static StorageException failure(String what, StoragePath object, IOException e) {
        String why;
        Reason reason;
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            why = "there is no such file";
            reason = Reason.MISSING;
        } else if (e instanceof AccessDeniedException) {
            why = "its permissions do not allow it";
            reason = Reason.FORBIDDEN;
        } else if (e instanceof FileAlreadyExistsException) {
            why = "there is a file already";
            reason = Reason.CHANGED;
        } else if (e instanceof DirectoryNotEmptyException) {
            why = "it is a folder with files";
            reason = Reason.UNUSABLE;
        } else {
            why = String.valueOf(e.getMessage());
            reason = Reason.UNREACHABLE;
        }
        return new StorageException(
                reason,
                "Cannot " + what + " '" + object + "': " + why + ". Check the location and its permissions.",
                e);
    }

    /** Brings content into a file. */
    private interface Writing {
        void to(Path partial) throws IOException;
    }
}
