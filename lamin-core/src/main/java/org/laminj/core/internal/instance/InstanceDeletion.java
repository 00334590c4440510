package org.laminj.core.internal.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;

/** Deletes instances, and nothing that is not theirs. */
public final class InstanceDeletion {

    private final SettingsDirectory settings;
    private final MessageListener messages;

    public InstanceDeletion(SettingsDirectory settings, MessageListener messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** Removes marker, settings and database; the folder too if nothing else is in it. */
    public void delete(InstanceSettings instance) {
        if (!instance.storageRoot().isLocal()) {
            throw new InstanceException("Cannot delete instance '" + instance.slug() + "': its storage '"
                    + instance.storageRoot().text() + "' is no local folder.");
        }
        refuseIfNotEmpty(instance);
        if (!instance.isSqlite()) {
            messages.message(
                    MessageLevel.WARNING,
                    "the database of instance " + instance.slug() + " is not deleted: drop it on its server");
        }
        messages.message(MessageLevel.INFO, "deleting instance " + instance.slug());
        try {
            instance.storageRoot().marker().remove();
            if (settings.currentInstance()
                    .filter(current -> current.slug().equals(instance.slug()))
                    .isPresent()) {
                settings.disconnect();
            }
            settings.forget(instance.slug());
            if (instance.sqliteFile().isPresent()) {
                Files.deleteIfExists(instance.sqliteFile().get());
            }
            instance.storageRoot().removeEmptyFolders();
        } catch (IOException e) {
            throw new InstanceException(
                    "Cannot delete instance '" + instance.slug() + "' wholly: " + e.getMessage()
                            + ". Remove what is left of it in "
                            + instance.storageRoot().text() + ".",
                    e);
        }
    }

    private static void refuseIfNotEmpty(InstanceSettings instance) {
        Path folder = instance.storageRoot().path().resolve(".lamindb");
        Path marker = instance.storageRoot().marker().file();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long objects = files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(marker))
                    .count();
            if (objects > 0) {
                throw new InstanceConflictException("Storage '" + folder + "' contains " + objects
                        + " objects - delete them prior to deleting the instance");
            }
        } catch (IOException e) {
            throw new InstanceException("Cannot look into '" + folder + "': " + e.getMessage(), e);
        }
    }
}
