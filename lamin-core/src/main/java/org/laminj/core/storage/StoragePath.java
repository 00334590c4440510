package org.laminj.core.storage;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object or a folder lies, as LaminDB writes it: {@code /data/lung.h5ad} or {@code s3://bucket/lung.h5ad}.
 *
 * <p>Nothing in it is percent-encoded: a key has its spaces, plus and percent signs as they are. Immutable; equal if
 * scheme, bucket and key are; ordered by them.
 *
 * @param scheme in lower case, {@code file} for a path of this machine
 * @param bucket or host, empty for a path of this machine
 * @param key what follows the bucket, without a slash at either end, empty for the bucket itself; for a path of this
 *     machine that path, absolute and with forward slashes
 */
public record StoragePath(String scheme, String bucket, String key) implements Comparable<StoragePath> {

    /** The scheme of paths of this machine. */
    public static final String LOCAL = "file";

    private static final Comparator<StoragePath> ORDER = Comparator.comparing(StoragePath::scheme)
            .thenComparing(StoragePath::bucket)
            .thenComparing(StoragePath::key);

    private static final Pattern URL =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?<rest>.*)", Pattern.DOTALL);

    /** @throws IllegalArgumentException if a part is malformed */
    public StoragePath {
        requireNonNull(scheme, "scheme");
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        if (scheme.equals(LOCAL) != bucket.isEmpty()) {
            throw new IllegalArgumentException("Cannot use '" + scheme + "://" + bucket + "/" + key
                    + "' as a place in a storage: it has no bucket. Write " + scheme + "://bucket/key.");
        }
    }

    /**
     * Reads what a user or a database wrote: a path of this machine, absolute or relative to the working directory, or
     * a URL such as {@code s3://bucket/key}, whose slashes at the end do not count.
     *
     * @throws IllegalArgumentException if the text is blank, holds control characters, names no bucket, or is no path
     *     on this system
     */
    public static StoragePath of(String text) {
        if (text.isBlank() || hasControlCharacters(text)) {
            throw new IllegalArgumentException("Cannot use '" + printable(text)
                    + "' as a place in a storage: it is blank or has control characters. Give a path or a URL.");
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return ofLocal(text);
        }
        String rest = url.group("rest");
        int slash = rest.indexOf('/');
        return new StoragePath(
                url.group("scheme").toLowerCase(Locale.ROOT),
                slash < 0 ? rest : rest.substring(0, slash),
                slash < 0 ? "" : withoutSlashesAtTheEnd(rest.substring(slash + 1)));
    }

    private static StoragePath ofLocal(String text) {
        try {
            return of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Cannot use '" + printable(text) + "': it is no path on this system (" + e.getReason() + ").", e);
        }
    }

    /** A path of this machine, made absolute; {@code .} and {@code ..} in it are resolved, links are not. */
    public static StoragePath of(Path file) {
        String text = file.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
        return new StoragePath(LOCAL, "", text);
    }

    /**
     * Takes a root as a database has it, which may have been written on another machine.
     *
     * @throws IllegalArgumentException if it means nothing on this machine
     */
    public static StoragePath ofStored(String root) {
        StoragePath path = of(root);
        if (path.isLocal() && !Path.of(root).isAbsolute()) {
            throw new IllegalArgumentException("'" + root + "' is no absolute path on this system.");
        }
        return path;
    }

    /** Whether it is a path of this machine. */
    public boolean isLocal() {
        return scheme.equals(LOCAL);
    }

    /**
     * The path of this machine.
     *
     * @throws IllegalStateException if it is elsewhere
     */
    public Path toFile() {
        if (!isLocal()) {
            throw new IllegalStateException("'" + this + "' is no file of this machine.");
        }
        return Path.of(key);
    }

    /** The last part: of the key, or the bucket if there is no key. */
    public String name() {
        return key.isEmpty() ? bucket : key.substring(key.lastIndexOf('/') + 1);
    }

    /**
     * A place below this one. What leads out of it, or means different things to different storages, is refused.
     *
     * @param relative parts with slashes between
     * @throws IllegalArgumentException if it is empty, begins or ends with a slash, has an empty part, {@code .} or
     *     {@code ..} as a part, or control characters
     */
    public StoragePath resolve(String relative) {
        checkKey(relative);
        String parent = key.endsWith("/") || key.isEmpty() ? key : key + "/";
        return new StoragePath(scheme, bucket, parent + relative);
    }

    /**
     * Makes sure that a key stays in the place below which it is looked up.
     *
     * @throws IllegalArgumentException as {@link #resolve}
     */
    public static void checkKey(String relative) {
        String why = null;
        if (relative.isEmpty()) {
            why = "it is empty";
        } else if (relative.startsWith("/") || relative.endsWith("/")) {
            why = "it begins or ends with a slash";
        } else if (hasControlCharacters(relative)) {
            why = "it has control characters";
        } else if (relative.indexOf('\\') >= 0 && File.separatorChar == '\\') {
            why = "it has a backslash";
        } else {
            for (String part : relative.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    why = "'" + part + "' is no name of a file or folder";
                }
            }
        }
        if (why != null) {
            throw new IllegalArgumentException(
                    "Cannot use '" + printable(relative) + "' as a key: " + why + ". Give names with slashes between.");
        }
    }

    /** The folder in which it lies; empty for a bucket, and for the root of this machine. */
    public Optional<StoragePath> parent() {
        int slash = key.lastIndexOf('/');
        if (key.isEmpty() || key.equals("/")) {
            return Optional.empty();
        }
        return Optional.of(
                new StoragePath(scheme, bucket, key.substring(0, isLocal() ? Math.max(slash, 1) : Math.max(slash, 0))));
    }

    /** Whether this is a place below another one; nothing is below itself. */
    public boolean isBelow(StoragePath folder) {
        if (!scheme.equals(folder.scheme) || !bucket.equals(folder.bucket) || key.equals(folder.key)) {
            return false;
        }
        return folder.key.isEmpty() || key.startsWith(folder.key.endsWith("/") ? folder.key : folder.key + "/");
    }

    /**
     * What leads from a folder to this place.
     *
     * @throws IllegalArgumentException if it is not below the folder
     */
    public String relativeTo(StoragePath folder) {
        if (!isBelow(folder)) {
            throw new IllegalArgumentException("'" + this + "' does not lie below '" + folder + "'.");
        }
        boolean ends = folder.key.isEmpty() || folder.key.endsWith("/");
        return key.substring(folder.key.length() + (ends ? 0 : 1));
    }

    @Override
    public int compareTo(StoragePath other) {
        return ORDER.compare(this, other);
    }

    /** As LaminDB writes it. */
    @Override
    public String toString() {
        if (isLocal()) {
            return key;
        }
        return scheme + "://" + bucket + (key.isEmpty() ? "" : "/" + key);
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String withoutSlashesAtTheEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
