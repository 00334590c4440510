package org.laminj.transfer.internal.data;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem.Reason;
import org.laminj.transfer.internal.data.ObjectResult.Outcome;

/** Copies an object unless it is there, and makes sure that source and copy are what they should be. */
final class ObjectCopy extends ObjectWork {

    private final Locations locations;
    private final Destination destination;

    ObjectCopy(Locations locations, Destination destination) {
        this.locations = locations;
        this.destination = destination;
    }

    /**
     * An object that may be copied.
     *
     * @param known its hash, by which a copy is recognised
     * @param member what it adds to the hash of its folder; null if it has a hash of its own
     */
    private record Source(
            StorageBackend backend,
            StoredObject seen,
            ContentHash known,
            @Nullable MemberHash member) {}

    @Override
    ObjectResult attempt(DataObject object) {
        StoragePath to = destination.location().path(requireNonNull(object.copy()));
        Optional<StoredObject> there = stat(to);
        Optional<ContentHash> hash =
                Contents.hash(object.hash(), object.hashType()).filter(Contents::isOfBytes);
        if (there.isPresent() && hash.isPresent() && is(there.get(), object.sizeBytes(), hash.get())) {
            return ObjectResult.fine(object, Outcome.PRESENT, there.get().sizeBytes(), null);
        }
        Source source = source(object, hash);
        boolean isThere = source.seen().path().equals(to)
                || (hash.isEmpty() && there.filter(copy -> isSame(copy, source)).isPresent());
        return isThere ? fine(object, Outcome.PRESENT, source) : copied(object, source, to, there);
    }

    private Optional<StoredObject> stat(StoragePath to) {
        return destination.location().backend().stat(to);
    }

    private static ObjectResult fine(DataObject object, Outcome outcome, Source source) {
        return ObjectResult.fine(object, outcome, source.seen().sizeBytes(), source.member());
    }

    private Source source(DataObject object, Optional<ContentHash> hash) {
        StorageLocation location = locations.of(object.location());
        StoredObject seen =
                location.stat(object.key()).orElseThrow(() -> new WrongObjectException(Problems.missing(object)));
        ObjectCheck.requireExpected(object, location, seen);
        ContentHash known = hash.orElseGet(() -> Contents.known(location.backend(), seen));
        MemberHash member = object.hash() == null ? MemberHash.of(known, location.backend(), seen) : null;
        return new Source(location.backend(), seen, known, member);
    }

    private ObjectResult copied(DataObject object, Source source, StoragePath to, Optional<StoredObject> there) {
        StoredObject copy;
        try {
            copy = bring(source, to, there);
        } catch (StorageException e) {
            boolean anotherWasFaster = e.reason() == StorageException.Reason.CHANGED
                    && stat(to).filter(now -> isSame(now, source)).isPresent();
            if (anotherWasFaster) {
                return fine(object, Outcome.PRESENT, source);
            }
            throw e;
        }
        if (!hasArrived(copy, source)) {
            throw new WrongObjectException(Problems.of(
                    object,
                    Reason.OTHER_HASH,
                    "The copy of '" + object.path() + "' at '" + to + "' did not arrive as it is. Look at the storage,"
                            + " and try again."));
        }
        return fine(object, Outcome.COPIED, source);
    }

    /** What cannot be told by hash the backend has made sure of. */
    private boolean hasArrived(StoredObject copy, Source source) {
        return copy.sizeBytes() == source.seen().sizeBytes()
                && Contents.has(source.known(), destination.location().backend(), copy)
                        .orElse(true);
    }

    private boolean is(StoredObject copy, @Nullable Long sizeBytes, ContentHash hash) {
        return (sizeBytes == null || sizeBytes == copy.sizeBytes())
                && Contents.has(hash, destination.location().backend(), copy).orElse(false);
    }

    /** Whether an object is a copy of another; where the hash that is known cannot tell, both are read. */
    private boolean isSame(StoredObject copy, Source source) {
        StorageBackend copies = destination.location().backend();
        return copy.sizeBytes() == source.seen().sizeBytes()
                && Contents.has(source.known(), copies, copy)
                        .orElseGet(() ->
                                Contents.read(copies, copy).equals(Contents.read(source.backend(), source.seen())));
    }

    /** Within the storage where it can, else through this machine. */
    private StoredObject bring(Source source, StoragePath to, Optional<StoredObject> there) {
        StorageBackend copies = destination.location().backend();
        if (source.backend().equals(copies)) {
            try {
                return copies.copy(source.seen(), to);
            } catch (StorageException e) {
                if (e.reason() != StorageException.Reason.UNUSABLE && e.reason() != StorageException.Reason.FORBIDDEN) {
                    throw e;
                }
            }
        }
        WriteCondition condition = there.map(WriteCondition::ifUnchanged).orElseGet(WriteCondition::ifAbsent);
        return copies.write(to, ObjectContent.of(source.backend(), source.seen()), condition);
    }
}
