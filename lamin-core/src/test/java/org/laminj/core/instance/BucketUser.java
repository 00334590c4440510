package org.laminj.core.instance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.laminj.core.Instances;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.testing.FolderBackend;
import org.laminj.core.testing.TestEnvironment.Message;

/** A user with settings and cache of their own, as on a machine of their own, and the buckets of everybody. */
final class BucketUser {

    private final Path home;
    private final FolderBackend buckets;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    private BucketUser(Path home, FolderBackend buckets) {
        this.home = home;
        this.buckets = buckets;
    }

    /** The user {@code handle}, whose uid is the handle and zeros up to eight. */
    static BucketUser of(Path folder, String handle, FolderBackend buckets) {
        BucketUser user = new BucketUser(folder.resolve(handle), buckets);
        String uid = (handle + "00000000").substring(0, 8);
        user.settings().save(new UserSettings(null, null, null, null, uid, null, handle, null));
        return user;
    }

    SettingsDirectory settings() {
        return SettingsDirectory.of(
                Map.of(
                        "LAMIN_SETTINGS_DIR",
                        home.toString(),
                        "LAMIN_CACHE_DIR",
                        home.resolve("cache").toString()),
                home);
    }

    Instances instances() {
        return instances(Clock.systemUTC());
    }

    Instances instances(Clock clock) {
        return Instances.builder()
                .settings(settings())
                .messages((level, text) -> messages.add(new Message(level, text)))
                .storageBackends(StorageBackends.of(buckets))
                .clock(clock)
                .build();
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Learns of an instance, as by a copy of its settings file. */
    void knows(InstanceSettings instance) {
        settings().save(instance);
    }

    /** Where copies of databases in buckets are. */
    Path copies() {
        return home.resolve("cache/.laminj/instances");
    }
}
