package org.laminj.core.internal.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.laminj.core.InstanceException;
import org.laminj.core.internal.cloud.CloudDatabase;
import org.laminj.core.internal.cloud.FetchedCopy;
import org.laminj.core.internal.cloud.WorkingCopy;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.DatabaseFile;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.storage.StorageException;

/** Finds the SQLite files of instances: in a local folder the file itself, of one in a bucket a copy on this machine. */
final class DatabaseFiles {

    private final Surroundings surroundings;

    DatabaseFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The file, ready to be opened.
     *
     * @throws InstanceException if there is none, it cannot be reached, or it is no database
     */
    DatabaseFile of(InstanceSettings instance, UserSettings user, boolean readOnly) {
        DatabaseFile file =
                instance.storageRoot().isLocal() ? DatabaseFile.at(local(instance)) : copy(instance, user, readOnly);
        if (!Database.isSqlite(file.path())) {
            file.close();
            throw new InstanceException("File " + file.path() + " is no SQLite database: cannot open instance '"
                    + instance.slug() + "'. Restore it from a backup.");
        }
        return file;
    }

    private DatabaseFile copy(InstanceSettings instance, UserSettings user, boolean readOnly) {
        try {
            CloudDatabase database = CloudDatabase.of(instance, surroundings.backends(), surroundings.cacheFolder())
                    .orElseThrow();
            return readOnly
                    ? FetchedCopy.of(database)
                    : WorkingCopy.of(database, user.uid(), surroundings.clock(), surroundings.messages());
        } catch (StorageException e) {
            throw new InstanceException("Cannot open instance '" + instance.slug() + "'. " + e.getMessage(), e);
        }
    }

    private static Path local(InstanceSettings instance) {
        Path file = instance.sqliteFile().orElseThrow();
        if (!Files.exists(file)) {
            throw new InstanceException("SQLite file " + file + " does not exist: cannot open instance '"
                    + instance.slug() + "'. Put the file back, or delete its settings file and create it again with"
                    + " 'lamin init'.");
        }
        if (!Files.isReadable(file)) {
            throw new InstanceException("SQLite file " + file + " cannot be read: cannot open instance '"
                    + instance.slug() + "'. Ask its owner for permission.");
        }
        return file;
    }
}
