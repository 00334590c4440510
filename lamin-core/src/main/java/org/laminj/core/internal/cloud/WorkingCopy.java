package org.laminj.core.internal.cloud;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.internal.store.DatabaseFile;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/**
 * The copy of a database in a bucket that one program at a time changes, and that is uploaded when it is closed.
 *
 * <p>A file beside it says which version it comes from, before anything is changed. So what a program had saved that ended
 * early is uploaded by the next one, if the object is still that version; else it is set aside. Neither the object nor the
 * copy is ever replaced by something that does not come from it.
 */
public final class WorkingCopy implements DatabaseFile {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CloudDatabase database;
    private final Path file;
    private final Path baseFile;
    private final ProcessLock process;
    private final ExclusionLock exclusion;
    private boolean closed;

    private WorkingCopy(CloudDatabase database, ProcessLock process, ExclusionLock exclusion) {
        this.database = database;
        this.file = database.folder().resolve("working.lndb");
        this.baseFile = database.folder().resolve("working.base");
        this.process = process;
        this.exclusion = exclusion;
    }

    /**
     * Keeps all others out and brings the copy up to date.
     *
     * @param user the uid of who works with it
     * @throws InstanceLockedException if somebody else works with it
     * @throws InstanceConflictException if changes of an earlier program were set aside
     * @throws StorageException if the bucket cannot be reached
     */
    public static WorkingCopy of(CloudDatabase database, String user, Clock clock, MessageListener messages) {
        ProcessLock process = process(database);
        try {
            ExclusionLock exclusion = new ExclusionLock(database, user, clock);
            exclusion.lock();
            WorkingCopy copy = new WorkingCopy(database, process, exclusion);
            try {
                copy.bringUpToDate(clock, messages);
                return copy;
            } catch (IOException | RuntimeException e) {
                exclusion.unlockAfter(e);
                throw e;
            }
        } catch (IOException e) {
            closeAfter(process, e);
            throw database.unusableCopy(e);
        } catch (RuntimeException e) {
            closeAfter(process, e);
            throw e;
        }
    }

    /**
     * Removes a database that nobody works with from its bucket, and all copies of it from this machine.
     *
     * @throws InstanceLockedException if somebody works with it
     */
    public static void delete(CloudDatabase database, String user, Clock clock) throws IOException {
        try (ProcessLock process = process(database)) {
            new ExclusionLock(database, user, clock).lock();
            database.backend().delete(database.object());
            List<StoragePath> entries;
            try (Stream<StoredObject> objects = database.backend().list(database.exclusion())) {
                entries = objects.map(StoredObject::path).toList();
            }
            entries.forEach(database.backend()::delete);
            MoreFiles.deleteDirectoryContents(process.folder(), RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** Keeps out other programs of this machine, which may be of the same user. */
    static ProcessLock process(CloudDatabase database) {
        try {
            return ProcessLock.take(database.folder().resolve("working.lock"), PATIENCE)
                    .orElseThrow(() -> new InstanceLockedException("Cannot open instance '" + database.instance()
                            + "' for writing: another program on this machine works with it. Wait until it has closed"
                            + " the instance, or read it with using()."));
        } catch (IOException e) {
            throw database.unusableCopy(e);
        }
    }

    private static void closeAfter(ProcessLock process, Exception reason) {
        try {
            process.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void bringUpToDate(Clock clock, MessageListener messages) throws IOException {
        StoredObject now = database.found();
        Optional<BaseVersion> base = BaseVersion.read(baseFile);
        if (base.isEmpty() || !base.get().isChanged(file)) {
            if (!Files.exists(file) || base.filter(known -> known.isOf(now)).isEmpty()) {
                fetch(now);
            }
        } else if (base.get().isOf(now)) {
            messages.message(
                    MessageLevel.IMPORTANT,
                    "recovered changes to instance " + database.instance()
                            + " that were not uploaded; they will be when it is closed");
        } else {
            settle();
            if (!database.isContentOf(now, file)) {
                setAside(clock);
            }
            BaseVersion.of(now, file).write(baseFile);
        }
    }

    /** Without its base the copy is nobody's, so that no step of this can be taken for a change. */
    private void fetch(StoredObject now) throws IOException {
        Files.deleteIfExists(baseFile);
        for (Path log : logs()) {
            Files.deleteIfExists(log);
        }
        database.download(now, file);
        BaseVersion.of(now, file).write(baseFile);
    }

    private List<Path> logs() {
        return List.of(file.resolveSibling("working.lndb-wal"), file.resolveSibling("working.lndb-journal"));
    }

    /** Brings all that was committed into the file itself, and takes back what was not. */
    private void settle() throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            statement.execute("SELECT count(*) FROM sqlite_master");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void setAside(Clock clock) throws IOException {
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        Path aside = database.folder().resolve("set-aside-" + time + ".lndb");
        Files.move(file, aside);
        Files.deleteIfExists(baseFile);
        throw new InstanceConflictException("Instance '" + database.instance() + "' has changes of a program on this"
                + " machine that were not uploaded, and '" + database.object() + "' was changed by somebody else"
                + " meanwhile. They cannot be united, so those of this machine were set aside as '" + aside
                + "'. Connect again to go on without them, and save anew what is missing.");
    }

    @Override
    public Path path() {
        return file;
    }

    /**
     * Uploads the copy if it was changed, and lets others in, even if the thread is interrupted.
     *
     * @throws InstanceException if it cannot be uploaded; the copy stays and is uploaded by who opens it next here
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = Thread.interrupted(); // else nothing would be sent to the bucket
        try (process) {
            uploadOrUnlock();
            exclusion.unlock();
        } catch (IOException e) {
            throw database.unusableCopy(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void uploadOrUnlock() {
        try {
            upload();
        } catch (IOException | StorageException e) {
            InstanceException failure = new InstanceException(
                    "The changes to instance '" + database.instance() + "' are saved on this machine only, in '" + file
                            + "'. " + e.getMessage() + " Connect to the instance again on this machine: then they are"
                            + " uploaded, or set aside if somebody else has changed it.",
                    e);
            exclusion.unlockAfter(failure);
            throw failure;
        } catch (RuntimeException e) {
            exclusion.unlockAfter(e);
            throw e;
        }
    }

    private void upload() throws IOException {
        BaseVersion base = BaseVersion.read(baseFile).orElseThrow(() -> new IOException("'" + baseFile + "' is gone"));
        if (base.isChanged(file)) {
            settle();
            BaseVersion.of(written(base), file).write(baseFile);
        }
    }

    /** The answer to a write may get lost, and then it is refused when it is tried again. */
    private StoredObject written(BaseVersion base) throws IOException {
        try {
            return database.backend()
                    .write(database.object(), ObjectContent.of(file), WriteCondition.ifVersion(base.version()));
        } catch (StorageException e) {
            Optional<StoredObject> now = e.reason() == Reason.CHANGED ? database.stat() : Optional.empty();
            if (now.isPresent() && database.isContentOf(now.get(), file)) {
                return now.get();
            }
            throw e;
        }
    }
}
