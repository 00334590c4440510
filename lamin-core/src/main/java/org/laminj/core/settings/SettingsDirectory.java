package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The folder {@code .lamin}: which instances this computer knows, which one is connected, and who works with them. Both
 * this library and the original read and write it, so each knows the instances of the other.
 *
 * <p>It is {@code $LAMIN_SETTINGS_DIR/.lamin}, or {@code ~/.lamin} without that variable, and is created by the first
 * write. With {@code LAMIN_ENV} set to anything but {@code prod}, the files of instances and users begin with its value
 * and {@code --}. Nothing is remembered between calls, so changes by other processes are seen; files are replaced as a
 * whole.
 *
 * <p>Everything here throws {@link SettingsException} if a file that it needs cannot be read, understood or written.
 */
public final class SettingsDirectory {
    private static final int MOST_SUGGESTIONS = 3;

    private final Map<String, String> variables;
    private final Path path;
    private final SettingsFileNames files;
    private final CacheFolder cacheFolder;

    private SettingsDirectory(
            Map<String, String> variables, Path path, SettingsFileNames files, CacheFolder cacheFolder) {
        this.variables = variables;
        this.path = path;
        this.files = files;
        this.cacheFolder = cacheFolder;
    }

    /**
     * The folder that an environment chooses; need not exist.
     *
     * @param environment variables by name, of which {@code LAMIN_SETTINGS_DIR}, {@code LAMIN_ENV}, {@code LAMIN_CACHE_DIR}
     *     and where the system keeps caches are looked at; blank ones count as absent
     * @param home folder of the user
     * @throws SettingsException if {@code LAMIN_ENV} cannot be part of a file name
     */
    public static SettingsDirectory of(Map<String, String> environment, Path home) {
        return of(environment, home, System.getProperty("os.name", ""));
    }

    /**
     * The folder of the user that runs this process.
     *
     * @throws SettingsException if {@code LAMIN_ENV} cannot be part of a file name
     */
    public static SettingsDirectory ofEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    static SettingsDirectory of(Map<String, String> environment, Path home, String operatingSystem) {
        Map<String, String> variables = Map.copyOf(environment);
        String parent = variables.getOrDefault("LAMIN_SETTINGS_DIR", "");
        Path path =
                (parent.isBlank() ? home : Path.of(parent)).resolve(".lamin").toAbsolutePath();
        CacheFolder cacheFolder = new CacheFolder(variables, home, operatingSystem);
        SettingsFileNames files = SettingsFileNames.of(path, variables.getOrDefault("LAMIN_ENV", ""));
        return new SettingsDirectory(variables, path, files, cacheFolder);
    }

    /** A variable of the environment, for what a schema module needs to be told; empty if absent or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The folder, whether it exists or not. */
    public Path path() {
        return path;
    }

    /**
     * The settings of an instance, if it is known here.
     *
     * @throws SettingsException also if its file describes another instance, which happens where the file system does not
     *     tell upper from lower case
     */
    public Optional<InstanceSettings> instance(Slug slug) {
        Path file = files.instance(slug);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        InstanceSettings settings = InstanceSettings.read(file);
        requireSame(slug, settings, file);
        return Optional.of(settings);
    }

    /** All instances that are known here, by owner and name. Files that cannot be read or understood are left out. */
    public List<InstanceSettings> instances() {
        List<InstanceSettings> instances = new ArrayList<>();
        for (Path file : instanceFiles()) {
            readable(file).ifPresent(instances::add);
        }
        instances.sort(Comparator.comparing(settings -> settings.slug().toString()));
        return List.copyOf(instances);
    }

    /**
     * Known instances whose slug is nearly the given one, for "did you mean": nearest first, three at most. These are of
     * the same name, or differ by two letters or a quarter of the slug.
     */
    public List<Slug> nearest(Slug slug) {
        return instances().stream()
                .map(InstanceSettings::slug)
                .filter(known -> !known.equals(slug) && slug.isNear(known))
                .sorted(Comparator.comparingInt(known -> slug.distanceTo(known)))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /**
     * Makes an instance known, or replaces what is known of it. A broken file of it is replaced, too.
     *
     * @throws SettingsException also if that would overwrite another instance, which can happen where the file system does
     *     not tell upper from lower case
     */
    public void save(InstanceSettings settings) {
        Path file = files.instance(settings.slug());
        readable(file).ifPresent(known -> requireSame(settings.slug(), known, file));
        settings.write(file);
    }

    /**
     * Forgets an instance; its data stays, and so does the connection if it is the current one.
     *
     * @return false if it was not known
     */
    public boolean forget(Slug slug) {
        return delete(files.instance(slug));
    }

    /** The connected instance, if there is one. */
    public Optional<InstanceSettings> currentInstance() {
        Path file = files.currentInstance();
        return Files.exists(file) ? Optional.of(InstanceSettings.read(file)) : Optional.empty();
    }

    /**
     * Makes an instance the connected one, and known if it is not yet. If its file says the same already, the connection is
     * a copy of its bytes, so that keys of other versions survive.
     */
    public void connect(InstanceSettings settings) {
        Path file = files.instance(settings.slug());
        boolean isSaved = readable(file).filter(settings::equals).isPresent();
        if (!isSaved) {
            save(settings);
        }
        AtomicFile.write(files.currentInstance(), bytes(file));
    }

    /**
     * Ends the connection; the instance stays known.
     *
     * @return false if nothing was connected
     */
    public boolean disconnect() {
        return delete(files.currentInstance());
    }

    /** The user that works here: whoever logged in last, else the anonymous one. Writes nothing. */
    public UserSettings currentUser() {
        return hasUser() ? UserSettings.read(files.currentUser()) : UserSettings.anonymous();
    }

    /** Whether a user was saved, if only the anonymous one. Without, a program warns that it goes on as anonymous. */
    public boolean hasUser() {
        return Files.exists(files.currentUser());
    }

    /** Makes a user the current one; and known by email and handle, unless anonymous. */
    public void save(UserSettings user) {
        if (!user.isAnonymous()) {
            if (user.email() != null) {
                user.write(files.user(user.email()));
            }
            user.write(files.user(user.handle()));
        }
        user.write(files.currentUser());
    }

    /** Whether Python sessions connect to the current instance when they import lamindb. */
    public boolean autoConnect() {
        return Files.exists(files.autoConnect());
    }

    /** Switches {@link #autoConnect()}. */
    public void setAutoConnect(boolean on) {
        if (on) {
            AtomicFile.write(files.autoConnect(), new byte[0]);
        } else {
            delete(files.autoConnect());
        }
    }

    /** Whether Python's Django may be used directly; this library only reports it. */
    public boolean privateDjangoApi() {
        return Files.exists(files.privateDjangoApi());
    }

    /**
     * The folder for copies of cloud objects: {@code LAMIN_CACHE_DIR}, else what {@code storage.env} says, else the custom
     * of the operating system, e.g. {@code ~/.cache/lamindb}. Created if it does not exist.
     */
    public Path cacheDirectory() {
        Path directory = cacheFolder.path(files.storage());
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot create cache folder '" + directory + "': " + e
                            + ". Set LAMIN_CACHE_DIR to a folder that is writable.",
                    directory,
                    e);
        }
    }

    /**
     * How many bytes the copies in {@link #cacheDirectory} shall take at most; empty for any number. The variable
     * {@code LAMIN_CACHE_LIMIT} says so: a number of bytes, or one with a unit such as {@code 500 MB} or {@code 2GiB}.
     *
     * @throws SettingsException if it says something else
     */
    public OptionalLong cacheLimit() {
        return cacheFolder.limit();
    }

    /** Remembers an instance that is read from, in the cache folder. */
    public void remember(Slug slug, SourceInstance source) {
        AtomicFile.write(
                SettingsFileNames.source(cacheDirectory(), slug), source.text().getBytes(UTF_8));
    }

    /** What is remembered of an instance that was read from; empty as well if the memory is broken, as it is a cache. */
    public Optional<SourceInstance> source(Slug slug) {
        try {
            List<String> lines = Files.readAllLines(SettingsFileNames.source(cacheDirectory(), slug));
            String modules = lines.size() > 1 ? lines.get(1) : "";
            return Optional.of(new SourceInstance(lines.isEmpty() ? "" : lines.get(0), modules(modules)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> modules(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private List<Path> instanceFiles() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, files::isInstance)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new SettingsException(
                    "Cannot list settings folder '" + path + "': " + e + ". Check its permissions.", path, e);
        }
        return found;
    }

    private static Optional<InstanceSettings> readable(Path file) {
        try {
            return Files.exists(file) ? Optional.of(InstanceSettings.read(file)) : Optional.empty();
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    private static void requireSame(Slug slug, InstanceSettings found, Path file) {
        if (!requireNonNull(slug, "slug").equals(found.slug())) {
            throw new SettingsException(
                    "Cannot use settings file '" + file + "' for instance '" + slug + "': it describes '" + found.slug()
                            + "'. Use that name, or move the file away.",
                    file,
                    null);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot read settings file '" + file + "': " + e + ". Check its permissions.", file, e);
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SettingsException("Cannot delete '" + file + "': " + e + ". Check its permissions.", file, e);
        }
    }
}
