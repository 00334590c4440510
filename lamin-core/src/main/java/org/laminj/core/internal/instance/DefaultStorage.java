package org.laminj.core.internal.instance;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;

/** The default storage of an instance, as those see it who create and delete the instance. */
interface DefaultStorage {

    /** The storage that the settings name. */
    static DefaultStorage of(InstanceSettings instance, Surroundings surroundings) {
        return instance.storageRoot().isLocal()
                ? new FolderStorage(instance)
                : new BucketStorage(instance, surroundings);
    }

    /** The region of its bucket, if it is in one that has a region. */
    @Nullable
    String region();

    /** Whether the SQLite file of the instance is in it. */
    boolean hasDatabase();

    /**
     * Makes sure that no instance is in it.
     *
     * @throws org.laminj.core.InstanceConflictException if one is
     */
    void refuseOccupied();

    /**
     * Marks it as managed by the instance.
     *
     * @return false if that is not allowed there
     */
    boolean mark(String storageUid);

    /** Where the SQLite file is to be made. */
    Path newDatabase() throws IOException;

    /** Puts the SQLite file, which is whole now, to its place. */
    void publish() throws IOException;

    /** Takes back whatever was done since {@link #refuseOccupied}. */
    void undo() throws IOException;

    /** How much of {@code .lamindb} in it is data of artifacts. */
    long dataObjects();

    /** Removes what is in it of the instance itself: marker, SQLite file, and folders if they are empty then. */
    void remove(UserSettings user) throws IOException;
}
