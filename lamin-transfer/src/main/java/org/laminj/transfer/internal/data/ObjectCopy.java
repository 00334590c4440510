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

    @Override
    ObjectResult attempt(DataObject object) {
        StorageLocation copies = destination.location();
        StoragePath to = copies.path(requireNonNull(object.copy()));
        Optional<StoredObject> there = copies.backend().stat(to);
        Optional<ContentHash> hash =
                Contents.hash(object.hash(), object.hashType()).filter(Contents::isOfBytes);
        if (there.isPresent() && hash.isPresent() && is(there.get(), object.sizeBytes(), hash.get())) {
            return ObjectResult.fine(object, Outcome.PRESENT, there.get().sizeBytes(), null);
        }
        StorageLocation location = locations.of(object.location());
        StoredObject seen =
                location.stat(object.key()).orElseThrow(() -> new WrongObjectException(Problems.missing(object)));
        ObjectCheck.requireExpected(object, location, seen);
        ContentHash known = hash.orElseGet(() -> Contents.known(location.backend(), seen));
        ContentHash ofMember = object.hash() == null ? known : null;
        if (seen.path().equals(to)) {
            return ObjectResult.fine(object, Outcome.PRESENT, seen.sizeBytes(), ofMember);
        }
        if (there.isPresent() && hash.isEmpty() && isSame(there.get(), seen, known, location.backend())) {
            return ObjectResult.fine(object, Outcome.PRESENT, seen.sizeBytes(), ofMember);
        }
        StoredObject copy;
        try {
            copy = bring(location.backend(), seen, to, there.orElse(null));
        } catch (StorageException e) {
            Optional<StoredObject> now = copies.backend().stat(to);
            if (e.reason() == StorageException.Reason.CHANGED
                    && now.isPresent()
                    && isSame(now.get(), seen, known, location.backend())) {
                return ObjectResult.fine(object, Outcome.PRESENT, seen.sizeBytes(), ofMember); // another was faster
            }
            throw e;
        }
        if (copy.sizeBytes() != seen.sizeBytes()
                || Contents.has(known, copies.backend(), copy)
                        .filter(same -> !same)
                        .isPresent()) {
            throw new WrongObjectException(Problems.of(
                    object,
                    Reason.OTHER_HASH,
                    "The copy of '" + object.path() + "' at '" + to + "' did not arrive as it is. Look at the storage,"
                            + " and try again."));
        }
        return ObjectResult.fine(object, Outcome.COPIED, copy.sizeBytes(), ofMember);
    }

    private boolean is(StoredObject copy, @Nullable Long sizeBytes, ContentHash hash) {
        return (sizeBytes == null || sizeBytes == copy.sizeBytes())
                && Contents.has(hash, destination.location().backend(), copy).orElse(false);
    }

    /** Whether an object is a copy of another; where the hash that is known cannot tell, both are read. */
    private boolean isSame(StoredObject copy, StoredObject seen, ContentHash known, StorageBackend backend) {
        StorageBackend copies = destination.location().backend();
        return copy.sizeBytes() == seen.sizeBytes()
                && Contents.has(known, copies, copy)
                        .orElseGet(() -> Contents.read(copies, copy).equals(Contents.read(backend, seen)));
    }

    /** Within the storage where it can, else through this machine. */
    private StoredObject bring(
            StorageBackend backend, StoredObject seen, StoragePath to, @Nullable StoredObject there) {
        StorageBackend copies = destination.location().backend();
        if (backend.equals(copies)) {
            try {
                return copies.copy(seen, to);
            } catch (StorageException e) {
                if (e.reason() != StorageException.Reason.UNUSABLE && e.reason() != StorageException.Reason.FORBIDDEN) {
                    throw e;
                }
            }
        }
        WriteCondition condition = there == null ? WriteCondition.ifAbsent() : WriteCondition.ifUnchanged(there);
        return copies.write(to, ObjectContent.of(backend, seen), condition);
    }
}
