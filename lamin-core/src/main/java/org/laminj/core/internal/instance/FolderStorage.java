package org.laminj.core.internal.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.storage.PhysicalKey;

/** A folder of this machine as default storage. */
final class FolderStorage implements DefaultStorage {

    private final InstanceSettings instance;
    private final StorageRoot root;

    FolderStorage(InstanceSettings instance) {
        this.instance = instance;
        this.root = instance.storageRoot();
    }

    @Override
    public @Nullable String region() {
        return null;
    }

    @Override
    public boolean hasDatabase() {
        return instance.sqliteFile().filter(Files::exists).isPresent();
    }

    @Override
    public void refuseOccupied() {
        if (Files.exists(root.path()) && !Files.isDirectory(root.path())) {
            throw new IllegalArgumentException(
                    "Cannot create an instance in '" + root.text() + "': that is a file. Give a folder as --storage.");
        }
        Optional<Path> other = database();
        if (other.isPresent()) {
            throw new InstanceConflictException("Cannot create instance '" + instance.slug() + "' in '" + root.text()
                    + "': the folder holds "
                    + (other.equals(instance.sqliteFile())
                            ? "a database of this instance without its settings file, "
                            : "another instance, ")
                    + other.get().getFileName() + ". Choose another --storage.");
        }
        root.marker().read().ifPresent(uid -> {
            throw new InstanceConflictException("Cannot create instance '" + instance.slug() + "' in '" + root.text()
                    + "': the folder is storage '" + uid + "' of another instance. Choose another --storage.");
        });
    }

    private Optional<Path> database() {
        if (!Files.isDirectory(root.path())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(root.path())) {
            return files.filter(file -> file.toString().endsWith(".lndb"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new InstanceException("Cannot look into '" + root.text() + "': " + e.getMessage(), e);
        }
    }

    @Override
    public boolean mark(String storageUid) {
        try {
            Files.createDirectories(root.path());
        } catch (IOException e) {
            throw new InstanceException(
                    "Cannot create folder '" + root.text() + "': " + e.getMessage()
                            + ". Choose a --storage that you may write to.",
                    e);
        }
        return root.marker().write(storageUid);
    }

    @Override
    public Path newDatabase() {
        return instance.sqliteFile().orElseThrow();
    }

    @Override
    public void publish() {
        // It is where it belongs.
    }

    @Override
    public void undo() throws IOException {
        removeAll();
    }

    @Override
    public long dataObjects() {
        Path folder = root.path().resolve(PhysicalKey.RESERVED_FOLDER);
        Path marker = root.marker().file();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(marker))
                    .count();
        } catch (IOException e) {
            throw new InstanceException("Cannot look into '" + folder + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(UserSettings user) throws IOException {
        removeAll();
    }

    private void removeAll() throws IOException {
        root.marker().remove();
        if (instance.sqliteFile().isPresent()) {
            Files.deleteIfExists(instance.sqliteFile().get());
        }
        root.removeEmptyFolders();
    }
}
