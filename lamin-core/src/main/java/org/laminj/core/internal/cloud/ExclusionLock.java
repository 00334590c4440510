package org.laminj.core.internal.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/**
 * Keeps the users of an instance apart by small objects in its bucket. Mirrors the locker of the original: Lamport's
 * bakery, in which everybody draws a number, and the lowest one has the lock. Unlike in a bakery, others do not wait.
 *
 * <p>{@code priorities} names the users by uid, parted by {@code *}; of two with one number the first has the lock.
 * {@code numbers/UID} is the number of a user, 0 for none, and {@code entering/UID} is 1 while the user draws it. The lock
 * is one of users: two programs of one user are kept apart by {@link ProcessLock}, on one machine.
 */
final class ExclusionLock {

    private static final Duration STALE = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 250;
    private static final int ATTEMPTS_TO_JOIN = 20;
    private static final int LONGEST = 1 << 16;

    private final CloudDatabase database;
    private final StorageBackend backend;
    private final String user;
    private final Clock clock;
    private final Duration patience;

    ExclusionLock(CloudDatabase database, String user, Clock clock) {
        this(database, user, clock, PATIENCE);
    }

    /** @param patience how long others may take to draw their number */
    ExclusionLock(CloudDatabase database, String user, Clock clock, Duration patience) {
        this.database = database;
        this.backend = database.backend();
        this.user = user;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Takes the lock.
     *
     * @throws InstanceLockedException if another user has it
     * @throws StorageException if the bucket cannot be reached or written to
     */
    void lock() {
        for (String other : joined()) {
            if (!other.equals(user)) {
                clearIfStale(numbers(other));
                clearIfStale(entering(other));
            }
        }
        try {
            write(numbers(user), 0);
            write(entering(user), 1);
            long number = 1 + highest(users());
            write(numbers(user), number);
            write(entering(user), 0);
            // Read anew: who has joined since the number was drawn may not have seen it.
            refuseUnlessFirst(number, users());
        } catch (RuntimeException e) {
            unlockAfter(e);
            throw e;
        }
    }

    /** Lets others in. */
    void unlock() {
        try {
            write(numbers(user), 0);
        } catch (StorageException e) {
            throw new InstanceException(
                    "Instance '" + database.instance() + "' is uploaded, but stays locked for others. " + e.getMessage()
                            + " Connect to it and close it again, else it opens to them in " + STALE.toDays()
                            + " days.",
                    e);
        }
    }

    /** Lets others in after something else failed, which matters more. */
    void unlockAfter(Exception reason) {
        try {
            write(numbers(user), 0);
            write(entering(user), 0);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private StoragePath priorities() {
        return database.exclusion().resolve("priorities");
    }

    private StoragePath numbers(String uid) {
        return database.exclusion().resolve("numbers/" + uid);
    }

    private StoragePath entering(String uid) {
        return database.exclusion().resolve("entering/" + uid);
    }

    /** All users, after this one was added if that was needed. */
    private List<String> joined() {
        StorageException lost = null;
        for (int attempt = 0; attempt < ATTEMPTS_TO_JOIN; attempt++) {
            try {
                return join();
            } catch (StorageException e) {
                if (e.reason() != Reason.CHANGED) {
                    throw e;
                }
                lost = e; // somebody else joins
            }
        }
        throw new InstanceLockedException("Cannot open instance '" + database.instance() + "' for writing: others write"
                + " '" + priorities() + "' all the time. Try again later."
                + (lost == null ? "" : " " + lost.getMessage()));
    }

    private List<String> join() {
        Optional<StoredObject> found = backend.stat(priorities());
        List<String> users =
                new ArrayList<>(found.map(this::text).map(ExclusionLock::split).orElseGet(List::of));
        if (!users.contains(user)) {
            users.add(user);
            backend.write(
                    priorities(),
                    ObjectContent.of(String.join("*", users).getBytes(UTF_8)),
                    found.map(WriteCondition::ifUnchanged).orElseGet(WriteCondition::ifAbsent));
        }
        return users;
    }

    private List<String> users() {
        List<String> users = split(text(priorities()));
        if (!users.contains(user)) {
            throw new InstanceLockedException("Cannot open instance '" + database.instance()
                    + "' for writing: somebody has rewritten '" + priorities() + "' just now. Try again.");
        }
        return users;
    }

    private static List<String> split(String priorities) {
        return Splitter.on('*').omitEmptyStrings().splitToList(priorities);
    }

    private void clearIfStale(StoragePath entry) {
        Instant oldest = clock.instant().minus(STALE);
        backend.stat(entry).filter(found -> found.modifiedAt().isBefore(oldest)).ifPresent(found -> clear(found));
    }

    private void clear(StoredObject entry) {
        try {
            backend.write(entry.path(), digits(0), WriteCondition.ifUnchanged(entry));
        } catch (StorageException e) {
            if (e.reason() != Reason.CHANGED) {
                throw e; // else its user is back
            }
        }
    }

    private long highest(List<String> users) {
        return users.stream().mapToLong(other -> value(numbers(other))).max().orElse(0);
    }

    private void refuseUnlessFirst(long number, List<String> users) {
        int priority = users.indexOf(user);
        for (int other = 0; other < users.size(); other++) {
            if (other != priority) {
                awaitNumber(users.get(other));
                long theirs = value(numbers(users.get(other)));
                if (theirs != 0 && (number > theirs || (number == theirs && priority > other))) {
                    throw locked(users.get(other));
                }
            }
        }
    }

    private void awaitNumber(String other) {
        long end = System.nanoTime() + patience.toNanos();
        while (value(entering(other)) != 0) {
            if (System.nanoTime() >= end) {
                throw new InstanceLockedException("Cannot open instance '" + database.instance()
                        + "' for writing: user "
                        + other + " has been about to lock it for " + patience.toSeconds()
                        + " seconds. If their program"
                        + " ended early, they can connect and close again; else remove '" + entering(other) + "'.");
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstanceException("Interrupted while other users of the instance were waited for.", e);
        }
    }

    private InstanceLockedException locked(String other) {
        String since = backend.stat(numbers(other))
                .map(found -> " since " + found.modifiedAt().truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        return new InstanceLockedException(
                "Cannot open instance '" + database.instance() + "' for writing: user " + other
                        + " works with it" + since
                        + ". Wait until they have closed it, or read it with using(). If their program"
                        + " ended early, they can connect and close again; " + STALE.toDays()
                        + " days after they locked it, it opens by itself.");
    }

    private long value(StoragePath entry) {
        String digits = text(entry);
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new InstanceException(
                    "Cannot open instance '" + database.instance() + "' for writing: '" + entry
                            + "' of its lock holds no number. Remove it when nobody works with the instance.",
                    e);
        }
    }

    /** What an object holds; nothing if there is none. */
    private String text(StoragePath entry) {
        try {
            return text(entry, backend.read(entry));
        } catch (StorageException e) {
            if (e.reason() == Reason.MISSING) {
                return "";
            }
            throw e;
        }
    }

    private String text(StoredObject entry) {
        return text(entry.path(), backend.read(entry, 0, entry.sizeBytes()));
    }

    private static String text(StoragePath entry, InputStream content) {
        try (content) {
            return new String(content.readNBytes(LONGEST), UTF_8).strip();
        } catch (IOException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot read '" + entry + "': " + e.getMessage() + ". Try again later.", e);
        }
    }

    private void write(StoragePath entry, long value) {
        backend.write(entry, digits(value), WriteCondition.none());
    }

    private static ObjectContent digits(long value) {
        return ObjectContent.of(Long.toString(value).getBytes(UTF_8));
    }
}
