package org.laminj.transfer.internal.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.internal.data.ObjectResult.Outcome;

/** Looks whether an object is where it should be, and is what it should be; a copy that is both does as well. */
final class ObjectCheck extends ObjectWork {

    private final Locations locations;
    private final @Nullable String destination;
    private final boolean hashesFolders;

    /**
     * @param destination where copies are; null if there are none
     * @param hashesFolders whether objects are hashed for the folders that they belong to
     */
    ObjectCheck(Locations locations, @Nullable String destination, boolean hashesFolders) {
        this.locations = locations;
        this.destination = destination;
        this.hashesFolders = hashesFolders;
    }

    @Override
    ObjectResult attempt(DataObject object) {
        Optional<StoredObject> copy = copy(object);
        if (copy.isPresent()) {
            return ObjectResult.fine(object, Outcome.PRESENT, copy.get().sizeBytes(), null);
        }
        StorageLocation location = locations.of(object.location());
        StoredObject seen =
                location.stat(object.key()).orElseThrow(() -> new WrongObjectException(Problems.missing(object)));
        requireExpected(object, location, seen);
        boolean isMember = object.hash() == null && hashesFolders;
        MemberHash member =
                isMember ? MemberHash.of(Contents.known(location.backend(), seen), location.backend(), seen) : null;
        return ObjectResult.fine(object, Outcome.CHECKED, seen.sizeBytes(), member);
    }

    /** The copy, if it is there and its hash says that it is what it should be. */
    private Optional<StoredObject> copy(DataObject object) {
        ContentHash hash = Contents.hash(object.hash(), object.hashType())
                .filter(Contents::isOfBytes)
                .orElse(null);
        if (destination == null || object.copy() == null || hash == null) {
            return Optional.empty();
        }
        StorageLocation copies = locations.of(destination);
        return copies.stat(object.copy())
                .filter(there -> object.sizeBytes() == null || object.sizeBytes() == there.sizeBytes())
                .filter(there -> Contents.has(hash, copies.backend(), there).orElse(false));
    }

    /** Makes sure that an object is what a list says of it. */
    static void requireExpected(DataObject object, StorageLocation location, StoredObject seen) {
        Long size = object.sizeBytes();
        if (size != null && size != seen.sizeBytes()) {
            throw new WrongObjectException(Problems.otherSize(object, size, seen.sizeBytes()));
        }
        Optional<ContentHash> hash = Contents.hash(object.hash(), object.hashType());
        if (hash.isPresent() && isOther(hash.get(), location, seen)) {
            throw new WrongObjectException(Problems.otherHash(object));
        }
    }

    /** The hash of an upload in parts is one that its storage told, and would tell again. */
    private static boolean isOther(ContentHash hash, StorageLocation location, StoredObject seen) {
        ContentHash told = seen.hash();
        return Contents.isOfBytes(hash)
                ? !Contents.has(hash, location.backend(), seen).orElse(true)
                : told != null && told.type().equals(hash.type()) && !told.equals(hash);
    }
}
