package org.laminj.core.internal.instance;

import java.io.IOException;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;

/** Deletes instances, and nothing that is not theirs. */
public final class InstanceDeletion {

    private final Surroundings surroundings;
    private final UserSettings user;

    public InstanceDeletion(Surroundings surroundings, UserSettings user) {
        this.surroundings = surroundings;
        this.user = user;
    }

    /** Removes marker, database and settings; the folder too if nothing else is in it. */
    public void delete(InstanceSettings instance) {
        try {
            delete(instance, DefaultStorage.of(instance, surroundings));
        } catch (StorageException e) {
            throw new InstanceException("Cannot delete instance '" + instance.slug() + "'. " + e.getMessage(), e);
        }
    }

    private void delete(InstanceSettings instance, DefaultStorage storage) {
        refuseIfNotEmpty(instance, storage);
        MessageListener messages = surroundings.messages();
        if (!instance.isSqlite()) {
            messages.message(
                    MessageLevel.WARNING,
                    "the database of instance " + instance.slug() + " is not deleted: drop it on its server");
        }
        messages.message(MessageLevel.INFO, "deleting instance " + instance.slug());
        SettingsDirectory settings = surroundings.settings();
        try {
            storage.remove(user);
            if (settings.currentInstance()
                    .filter(current -> current.slug().equals(instance.slug()))
                    .isPresent()) {
                settings.disconnect();
            }
            settings.forget(instance.slug());
        } catch (IOException e) {
            throw new InstanceException(
                    "Cannot delete instance '" + instance.slug() + "' wholly: " + e.getMessage()
                            + ". Remove what is left of it in "
                            + instance.storageRoot().text() + ".",
                    e);
        }
    }

    private static void refuseIfNotEmpty(InstanceSettings instance, DefaultStorage storage) {
        long objects = storage.dataObjects();
        if (objects > 0) {
            throw new InstanceConflictException("Storage '" + instance.storageRoot() + "/" + PhysicalKey.RESERVED_FOLDER
                    + "' contains " + objects + " objects - delete them prior to deleting the instance");
        }
    }
}
