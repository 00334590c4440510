package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.laminj.core.storage.LocationMarker;
import org.laminj.core.storage.PhysicalKey;

/**
 * The {@link LocationMarker} of a local storage as a file. It holds the uid of the storage, and so tells which
 * instance manages the place.
 */
public final class StorageMarker {
    private final Path folder;
    private final Path file;

    private StorageMarker(Path root) {
        this.folder = root.resolve(PhysicalKey.RESERVED_FOLDER);
        this.file = root.resolve(LocationMarker.KEY);
    }

    static StorageMarker in(Path root) {
        return new StorageMarker(root);
    }

    /** The file, whether it exists or not. */
    public Path file() {
        return file;
    }

    /**
     * Reads the marker.
     *
     * @return uid of the storage, without white space around; empty if there is no marker, or an empty one as old versions
     *     wrote
     * @throws SettingsException if the marker cannot be read
     */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(file).strip()).filter(uid -> !uid.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /**
     * Writes the marker, and creates the storage root with its parents unless it exists. An existing marker is replaced;
     * {@link #read()} tells in advance whether it is another storage's.
     *
     * @param storageUid becomes the content, without a line break
     * @return false if the place is not writable: then the storage is to be registered as not managed, that is without
     *     {@code instance_uid}
     * @throws IllegalArgumentException if the uid is blank or contains control characters
     * @throws SettingsException if writing fails for another reason
     */
    public boolean write(String storageUid) {
        SingleLine.require(storageUid, "storage uid");
        try {
            Files.createDirectories(folder);
            Files.write(file, storageUid.getBytes(UTF_8));
            return true;
        } catch (IOException e) {
            if (isRefused(e)) {
                return false;
            }
            throw failure("write", e);
        }
    }

    /**
     * Removes the marker; folders stay.
     *
     * @return false if there was none
     * @throws SettingsException if the marker cannot be removed
     */
    public boolean remove() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure("remove", e);
        }
    }

    /** The path of the file. */
    @Override
    public String toString() {
        return file.toString();
    }

    private boolean isRefused(IOException cause) {
        Path existing = ExistingPath.nearest(folder.toAbsolutePath());
        return cause instanceof AccessDeniedException || (Files.isDirectory(existing) && !accepts(existing));
    }

    // Only a trial tells: file systems that are read-only or protected refuse with other exceptions, and permissions do
    // not speak of them.
    private static boolean accepts(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private SettingsException failure(String attempt, IOException cause) {
        return new SettingsException(
                "Cannot " + attempt + " storage marker '" + file + "': " + cause
                        + ". Check that the storage is a folder, and its permissions.",
                file,
                cause);
    }
}
