package org.laminj.storage.internal.s3;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out what a write has left, and takes away what must not stay. */
final class S3Aftermath {

    private final S3Client client;
    private final S3Requests requests;
    private final S3Lookup lookup;

    S3Aftermath(S3Client client, S3Requests requests, S3Lookup lookup) {
        this.client = client;
        this.requests = requests;
        this.lookup = lookup;
    }

    /**
     * The object that an earlier attempt of the same request has written: its answer was lost, and the next attempt was
     * refused because of it. Empty if somebody else wrote what is there.
     *
     * @param expectedTag the entity tag of what was sent; null if it is not known, or not all was sent
     */
    Optional<StoredObject> ofEarlierAttempt(S3Exception refusal, StoragePath object, @Nullable String expectedTag) {
        boolean refused = switch (refusal.statusCode()) {
            case 404, 409, 412 -> true;
            default -> false;
        };
        Integer attempts = refusal.numAttempts();
        if (!refused || expectedTag == null || attempts == null || attempts < 2) {
            return Optional.empty();
        }
        return lookup.stat(object)
                .filter(now -> EntityTag.unquoted(now.version()).equals(expectedTag));
    }

    /**
     * Takes away an object that is not what was sent, unless somebody has written another one since.
     *
     * @param version the version that S3 gave it; null if the bucket keeps no versions, or keeps none of this object
     * @return the failure with what is there now
     */
    StorageException removed(StorageException corrupt, StoragePath object, EntityTag tag, @Nullable String version) {
        String now;
        try {
            now = remove(object, tag, version);
        } catch (StorageException e) {
            corrupt.addSuppressed(e);
            now = "It could not be removed and is still there: delete it.";
        }
        StorageException told = new StorageException(corrupt.reason(), corrupt.getMessage() + " " + now, corrupt);
        return told;
    }

    private String remove(StoragePath object, EntityTag tag, @Nullable String version) {
        if (version != null && !version.equals("null")) {
            delete(object, version);
            return "What was there before, if anything, is there again.";
        }
        Predicate<StoredObject> ours = found -> found.version().equals(tag.text());
        if (lookup.stat(object).filter(ours).isEmpty()) {
            return "What is there now is somebody else's.";
        }
        delete(object, null);
        return "Nothing is there now, also if there was an older object.";
    }

    private void delete(StoragePath object, @Nullable String version) {
        requests.object(
                "delete",
                object,
                () -> client.deleteObject(request ->
                        request.bucket(object.bucket()).key(object.key()).versionId(version)));
    }
}
