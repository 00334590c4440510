package org.laminj.core.settings;

import java.nio.file.Path;

/**
 * What the files in {@code .lamin} are called.
 *
 * @param folder that holds them
 * @param prefix of instance and user files, which keeps the environments of {@code LAMIN_ENV} apart
 */
record SettingsFileNames(Path folder, String prefix) {
    private static final String INSTANCE = "instance--";
    private static final String EXTENSION = ".env";

    /** @param environmentName value of {@code LAMIN_ENV}; blank counts as {@code prod} */
    static SettingsFileNames of(Path folder, String environmentName) {
        if (environmentName.isBlank() || environmentName.equals("prod")) {
            return new SettingsFileNames(folder, "");
        }
        if (environmentName.contains("/") || environmentName.contains("\\")) {
            throw new SettingsException("Cannot use LAMIN_ENV '" + environmentName
                    + "': it becomes part of file names. Leave out slashes, or unset it.");
        }
        return new SettingsFileNames(folder, environmentName + "--");
    }

    static Path source(Path cacheFolder, Slug slug) {
        return cacheFolder.resolve(INSTANCE + slug.owner() + "--" + slug.name() + "--uid.txt");
    }

    Path instance(Slug slug) {
        return folder.resolve(prefix + INSTANCE + slug.owner() + "--" + slug.name() + EXTENSION);
    }

    boolean isInstance(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(prefix + INSTANCE) && name.endsWith(EXTENSION);
    }

    Path currentInstance() {
        return folder.resolve(prefix + "current_instance" + EXTENSION);
    }

    Path currentUser() {
        return folder.resolve(prefix + "current_user" + EXTENSION);
    }

    Path user(String emailOrHandle) {
        return folder.resolve(prefix + "user--" + emailOrHandle + EXTENSION);
    }

    Path storage() {
        return folder.resolve("storage" + EXTENSION);
    }

    Path autoConnect() {
        return folder.resolve("auto_connect");
    }

    Path privateDjangoApi() {
        return folder.resolve("private_django_api");
    }
}
