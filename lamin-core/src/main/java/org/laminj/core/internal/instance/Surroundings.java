package org.laminj.core.internal.instance;

import java.nio.file.Path;
import java.time.Clock;
import org.laminj.core.internal.store.StatementWatch;
import org.laminj.core.message.MessageListener;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.storage.StorageBackends;

/**
 * What all instances of a program share.
 *
 * @param messages who is told what
 * @param statements who is told of each statement before it runs, and may keep it from running
 * @param clock what time it is
 * @param backends how the bytes of storages are reached
 * @param settings which instances are known, and where copies of objects in the cloud are kept
 */
public record Surroundings(
        MessageListener messages,
        StatementWatch statements,
        Clock clock,
        StorageBackends backends,
        SettingsDirectory settings) {

    /** The folder for copies of objects in the cloud, which exists then. */
    public Path cacheFolder() {
        return settings.cacheDirectory();
    }
}
