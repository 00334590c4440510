package org.laminj.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the folder for copies of cloud objects where the original looks for it. */
final class CacheFolder {
    private static final String APPLICATION = "lamindb";
    private static final String VENDOR = "laminlabs";
    private static final String REMEDY = "Repair the file, or delete it to use the default cache folder.";

    private static final Pattern SIZE =
            Pattern.compile("(?<number>[0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*(?<unit>[KMGTkmgt][Ii]?)?[Bb]?");

    private final Map<String, String> environment;
    private final Path home;
    private final String operatingSystem;

    CacheFolder(Map<String, String> environment, Path home, String operatingSystem) {
        this.environment = environment;
        this.home = home;
        this.operatingSystem = operatingSystem.toLowerCase(Locale.ROOT);
    }

    /** The folder, by the environment, else by the file {@code storage.env}, else by the customs of the system. */
    Path path(Path storageFile) {
        return variable("LAMIN_CACHE_DIR")
                .or(() -> configured(storageFile))
                .orElseGet(this::customary)
                .toAbsolutePath();
    }

    /** How many bytes the copies in the folder may take, if somebody has said so. */
    OptionalLong limit() {
        Optional<String> text = text("LAMIN_CACHE_LIMIT");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher size = SIZE.matcher(text.get().strip());
        if (!size.matches()) {
            throw new SettingsException("Cannot use variable LAMIN_CACHE_LIMIT: '" + text.get()
                    + "' is no size. Write a number of bytes, or one with a unit such as 500 MB or 2 GiB.");
        }
        long unit = size.group("unit") == null ? 1 : bytes(size.group("unit").toUpperCase(Locale.ROOT));
        return OptionalLong.of((long) (Double.parseDouble(size.group("number")) * unit));
    }

    private static long bytes(String unit) {
        long thousand = unit.contains("I") ? 1024 : 1000;
        long bytes = 1;
        for (int power = "KMGT".indexOf(unit.charAt(0)); power >= 0; power--) {
            bytes *= thousand;
        }
        return bytes;
    }

    private static Optional<Path> configured(Path storageFile) {
        if (!Files.exists(storageFile)) {
            return Optional.empty();
        }
        SettingsFile file = SettingsFile.read(storageFile, "lamindb_", REMEDY);
        String key = "cache_path";
        @Nullable String path = file.optional(key);
        return path == null ? Optional.empty() : Optional.of(file.converted(key, path, Path::of));
    }

    private Path customary() {
        if (operatingSystem.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(APPLICATION);
        }
        if (operatingSystem.startsWith("windows")) {
            Path local = variable("LOCALAPPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"));
            return local.resolve(VENDOR).resolve(APPLICATION).resolve("Cache");
        }
        return variable("XDG_CACHE_HOME")
                .orElseGet(() -> home.resolve(".cache"))
                .resolve(APPLICATION);
    }

    private Optional<Path> variable(String name) {
        return text(name).map(Path::of);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
