package org.laminj.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;

/**
 * The user, the settings and the current instance, for programs.
 *
 * @param instance null if none is connected
 */
record Information(
        User user,
        boolean autoConnect,
        boolean privateDjangoApi,
        String cacheDirectory,
        @Nullable CurrentInstance instance) {

    record User(String handle, @Nullable String email, String uid) {}

    /**
     * The current instance.
     *
     * @param database its URL, without user and password
     * @param schemaModules those besides core
     */
    record CurrentInstance(
            String slug,
            String owner,
            String name,
            String storageRoot,
            @Nullable String storageRegion,
            String database,
            List<String> schemaModules,
            @Nullable String gitRepo) {

        private static CurrentInstance of(InstanceSettings settings) {
            return new CurrentInstance(
                    settings.slug().toString(),
                    settings.slug().owner(),
                    settings.slug().name(),
                    settings.storageRoot().text(),
                    settings.storageRegion(),
                    settings.maskedDb(),
                    settings.schemaModules(),
                    settings.gitRepo());
        }
    }

    static Information of(SettingsDirectory settings) {
        UserSettings user = settings.currentUser();
        return new Information(
                new User(user.handle(), user.email(), user.uid()),
                settings.autoConnect(),
                settings.privateDjangoApi(),
                settings.cacheDirectory().toString(),
                settings.currentInstance().map(CurrentInstance::of).orElse(null));
    }
}
