package org.laminj.core.internal.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.internal.store.DatabaseFile;
import org.laminj.core.storage.StoredObject;

/**
 * A copy of a database in a bucket, to be read. Each version has a file of its own, {@code VERSION.lndb}, which stays as
 * long as somebody reads it: who does so has locked a file {@code VERSION.….use} beside it.
 */
public final class FetchedCopy implements DatabaseFile {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int NAME_LENGTH = 32;
    private static final String DATABASE = ".lndb";
    private static final String USE = ".use";

    private final Path file;
    private final Path useFile;
    private final ProcessLock use;

    private FetchedCopy(Path file, Path useFile, ProcessLock use) {
        this.file = file;
        this.useFile = useFile;
        this.use = use;
    }

    /**
     * A copy of the database as it is now, fetched unless it is here.
     *
     * @throws org.laminj.core.storage.StorageException if the bucket cannot be reached
     */
    public static FetchedCopy of(CloudDatabase database) {
        Path folder = database.folder().resolve("fetched");
        try {
            ProcessLock fetching = ProcessLock.take(folder.resolve("lock"), PATIENCE)
                    .orElseThrow(() -> new InstanceLockedException("Cannot read instance '" + database.instance()
                            + "': another program has been fetching '" + database.object() + "' for "
                            + PATIENCE.toMinutes() + " minutes. Try again when it is through."));
            try {
                return fetched(database, folder);
            } finally {
                fetching.close();
            }
        } catch (IOException e) {
            throw database.unusableCopy(e);
        }
    }

    private static FetchedCopy fetched(CloudDatabase database, Path folder) throws IOException {
        StoredObject version = database.found();
        String name = Hashing.sha256()
                .hashString(version.path() + "\n" + version.version(), UTF_8)
                .toString()
                .substring(0, NAME_LENGTH);
        Path file = folder.resolve(name + DATABASE);
        if (!Files.exists(file)) {
            database.download(version, file);
        }
        removeUnused(folder, name);
        Path useFile = folder.resolve(name + "." + UUID.randomUUID() + USE);
        return new FetchedCopy(file, useFile, ProcessLock.tryTake(useFile).orElseThrow());
    }

    /** Removes the versions that nobody reads but the newest, and what programs left that ended early. */
    private static void removeUnused(Path folder, String newest) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        Set<String> used = new HashSet<>(Set.of(newest));
        for (Path file : files) {
            if (file.toString().endsWith(USE) && isUsed(file)) {
                used.add(name(file));
            }
        }
        for (Path file : files) {
            boolean unused = file.toString().endsWith(DATABASE) && !used.contains(name(file));
            if (unused || CloudDatabase.isPartial(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isUsed(Path useFile) throws IOException {
        Optional<ProcessLock> lock = ProcessLock.tryTake(useFile);
        if (lock.isEmpty()) {
            return true;
        }
        Files.deleteIfExists(useFile);
        lock.get().close();
        return false;
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public Path path() {
        return file;
    }

    /** The copy stays for who reads next, as long as it is the newest. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(useFile);
            use.close();
        } catch (IOException e) {
            // The file is a mark only, which the next reader removes.
            System.getLogger(FetchedCopy.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot remove '" + useFile + "'", e);
        }
    }
}
