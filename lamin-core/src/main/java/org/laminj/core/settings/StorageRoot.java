package org.laminj.core.settings;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.PhysicalKey;

/**
 * The folder, bucket or part of a bucket below which an instance keeps its data. Mirrors {@code root} of a storage.
 *
 * <p>Local roots are absolute paths with forward slashes, cloud roots are {@code s3://bucket} or {@code gs://bucket},
 * optionally with a prefix; neither ends with a slash. Two roots are equal if their texts are.
 */
public final class StorageRoot {
    private static final String RESERVED = PhysicalKey.RESERVED_FOLDER;
    private static final Pattern URL = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<rest>.*)");

    // Of any system, for an instance may have been made elsewhere.
    private static final Pattern ABSOLUTE = Pattern.compile("/|\\\\\\\\|[A-Za-z]:[/\\\\]");

    private final Type type;
    private final String text;

    /** Where the data is; {@link #text()} is the {@code type} of a storage in the database. */
    public enum Type {
        /** A folder of this computer. */
        LOCAL("local"),
        /** Amazon S3 or a store with its protocol. */
        S3("s3"),
        /** Google Cloud Storage. */
        GS("gs");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The word that the database has. */
        public String text() {
            return text;
        }

        private static Type ofScheme(String scheme) {
            return switch (scheme.toLowerCase(Locale.ROOT)) {
                case "s3" -> S3;
                case "gs" -> GS;
                default ->
                    throw new IllegalArgumentException("Cannot use a storage of scheme '" + scheme
                            + "://'. Pass a local folder as plain path, or a URL that begins with s3:// or gs://.");
            };
        }
    }

    private StorageRoot(Type type, String text) {
        this.type = type;
        this.text = text;
    }

    /**
     * Reads what a user wrote to name a storage, and normalises it. A local folder need not exist; what exists of it is
     * looked up to resolve links and {@code ..}. Nothing is created.
     *
     * @param text a path, relative to the working directory unless absolute, or a URL of scheme {@code s3} or {@code gs}
     * @throws IllegalArgumentException if the text is blank, contains control characters or {@code .lamindb}, has another
     *     scheme, no bucket, or is no path on this system
     */
    public static StorageRoot of(String text) {
        SingleLine.require(text, "storage");
        if (text.contains(RESERVED)) {
            throw new IllegalArgumentException(
                    "Please pass a folder name that does not end or contain \"" + RESERVED + "\"");
        }
        Matcher url = URL.matcher(text);
        return url.matches() ? ofUrl(url.group("scheme"), url.group("rest")) : ofFolder(text);
    }

    /**
     * Takes a root as an instance wrote it to its settings or database, possibly on another computer: unchanged, so that
     * it stays equal to the root in the database.
     *
     * @throws IllegalArgumentException if the text is blank, contains control characters, has another scheme than
     *     {@code s3} and {@code gs}, or is a relative path
     */
    public static StorageRoot ofStored(String text) {
        Matcher url = URL.matcher(SingleLine.require(text, "storage root"));
        if (url.matches()) {
            return new StorageRoot(Type.ofScheme(url.group("scheme")), text);
        }
        if (!ABSOLUTE.matcher(text).lookingAt()) {
            throw new IllegalArgumentException(
                    "Cannot use storage root '" + text
                            + "': it is neither an absolute path nor a URL, so it means nothing outside its working directory.");
        }
        return new StorageRoot(Type.LOCAL, text);
    }

    /** The root as it is written to settings and database. */
    public String text() {
        return text;
    }

    /** Where the data is. */
    public Type type() {
        return type;
    }

    /** Whether the data is in a folder of this computer. */
    public boolean isLocal() {
        return type == Type.LOCAL;
    }

    /**
     * The folder of a local root.
     *
     * @throws SettingsException if the root is in the cloud, or its text is no path on this system
     */
    public Path path() {
        if (!isLocal()) {
            throw new SettingsException(
                    "Cannot open storage '" + text + "' as a folder: it is in the cloud. Use a local storage here.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new SettingsException("Cannot open storage '" + text + "' as a folder: this system does not"
                    + " accept it as a path (" + e.getReason() + "). Use an instance with another storage.");
        }
    }

    /**
     * The name of an instance whose user did not choose one: the last part of the root in lower case, which is the bucket
     * if there is no prefix.
     *
     * @throws IllegalArgumentException if the root has no last part, as {@code /}
     */
    public String instanceName() {
        String name = text.substring(text.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot derive an instance name from storage '" + text + "'. Pass a name explicitly.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * The marker of a local root.
     *
     * @throws SettingsException if the root is in the cloud, or its text is no path on this system
     */
    public StorageMarker marker() {
        return StorageMarker.in(path());
    }

    /**
     * Removes {@code .lamindb} and then the root itself, each only if it is empty, so that no one loses a file.
     *
     * @return whether the root is gone
     * @throws SettingsException if the root is in the cloud or an empty folder cannot be removed
     */
    public boolean removeEmptyFolders() {
        Path root = path();
        try {
            return removeIfEmpty(root.resolve(RESERVED)) && removeIfEmpty(root);
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot remove the folders of storage '" + text + "': " + e + ". Check their permissions.",
                    root,
                    e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorageRoot root && text.equals(root.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@link #text()} */
    @Override
    public String toString() {
        return text;
    }

    private static StorageRoot ofUrl(String scheme, String rest) {
        Type type = Type.ofScheme(scheme);
        String location = withoutTrailingSlashes(rest);
        if (location.isEmpty() || location.startsWith("/")) {
            throw new IllegalArgumentException("Cannot use storage '" + scheme + "://" + rest
                    + "': it has no bucket. Pass " + type.text() + "://bucket or " + type.text() + "://bucket/prefix.");
        }
        return new StorageRoot(type, type.text() + "://" + location);
    }

    private static StorageRoot ofFolder(String text) {
        try {
            String resolved = ExistingPath.resolve(Path.of(text)).toString().replace(File.separatorChar, '/');
            return new StorageRoot(Type.LOCAL, resolved);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Cannot use storage '" + text + "': it is no path on this system (" + e.getReason()
                            + "). Choose another name, or run Java in a UTF-8 locale.",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot use storage '" + text + "': it cannot be looked up (" + e + "). Check its permissions.", e);
        }
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            // A file or a link in this place is somebody's.
            return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static String withoutTrailingSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
