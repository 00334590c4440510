package org.laminj.storage.internal.s3;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends requests that can be answered, and tells in our words what went wrong. */
final class S3Requests {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");

    private final S3Failures failures;

    S3Requests(S3Failures failures) {
        this.failures = failures;
    }

    /**
     * The answer to a request about an object.
     *
     * @param what is done with it, e.g. {@code read}
     */
    <T> T object(String what, StoragePath object, Supplier<T> request) {
        if (object.key().isEmpty()) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot " + what + " '" + object + "': it is a bucket and no object. Name an object in it.",
                    null);
        }
        return bucket(what, object, request);
    }

    /** The answer to a request about a bucket, or a folder. */
    <T> T bucket(String what, StoragePath path, Supplier<T> request) {
        if (!BUCKET.matcher(path.bucket()).matches()) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot " + what + " '" + path + "': '" + path.bucket()
                            + "' is no name of a bucket, which has 3 to 63 lower case letters, digits, hyphens and dots.",
                    null);
        }
        try {
            return request.get();
        } catch (SdkException | S3Credentials.Unavailable e) {
            throw failures.of(what, path, e);
        }
    }
}
