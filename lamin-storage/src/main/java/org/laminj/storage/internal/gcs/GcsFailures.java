package org.laminj.storage.internal.gcs;

import com.google.auth.Retryable;
import com.google.cloud.BaseServiceException;
import com.google.common.base.Throwables;
import java.io.IOException;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;

/**
 * Says why Google did not do something. Its own messages are left out: they have several lines, and URLs that grant
 * access.
 *
 * @param anonymous whether no credentials are sent
 */
record GcsFailures(boolean anonymous) {

    StorageException of(String what, StoragePath path, Exception e) {
        if (Throwables.getRootCause(e) instanceof StorageException known) {
            return known;
        }
        return switch (code(e)) {
            case 401, 403 -> forbidden(what, path, e);
            case 404 ->
                failure(Reason.MISSING, what, path, missing(path, e) + ". Check the location and its spelling", e);
            case 412 -> changed(what, path, e);
            case 400 ->
                isChecksum(e)
                        ? failure(
                                Reason.CORRUPT,
                                what,
                                path,
                                "it did not arrive as it was sent, and was refused. Try again",
                                e)
                        : unreachable(what, path, e);
            default -> isRefusedLogin(e) ? forbidden(what, path, e) : unreachable(what, path, e);
        };
    }

    StorageException changed(String what, StoragePath path, Exception e) {
        return failure(
                Reason.CHANGED,
                what,
                path,
                "somebody else has written or removed it meanwhile. Look at it and try again",
                e);
    }

    private StorageException forbidden(String what, StoragePath path, Exception e) {
        String why = anonymous
                ? "no credentials were found, and it is not public. Set GOOGLE_APPLICATION_CREDENTIALS to a file with"
                        + " credentials, or call: gcloud auth application-default login"
                : "the credentials in use do not allow it. Ask its owner for access, or use others";
        return failure(Reason.FORBIDDEN, what, path, why, e);
    }

    private static StorageException unreachable(String what, StoragePath path, Exception e) {
        int code = code(e);
        Throwable root = Throwables.getRootCause(e);
        String why = code > 0
                ? "Google Cloud Storage answers with error " + code
                : "Google Cloud Storage does not answer (" + root.getClass().getSimpleName() + ")";
        return failure(Reason.UNREACHABLE, what, path, why + ". Check the network and try again later", e);
    }

    private static StorageException failure(Reason reason, String what, StoragePath path, String why, Exception e) {
        return new StorageException(reason, "Cannot " + what + " '" + path + "': " + why + ".", e);
    }

    private static String missing(StoragePath path, Exception e) {
        return says(e, "bucket does not exist")
                ? "there is no bucket '" + path.bucket() + "'"
                : "there is no such object";
    }

    private static boolean isChecksum(Exception e) {
        return says(e, "MD5") || says(e, "CRC32C");
    }

    private static boolean says(Exception e, String text) {
        return Throwables.getCausalChain(e).stream()
                .anyMatch(cause ->
                        cause.getMessage() != null && cause.getMessage().contains(text));
    }

    /** Whether Google gave no token for the credentials; a network that is down is worth another try. */
    private static boolean isRefusedLogin(Exception e) {
        return Throwables.getCausalChain(e).stream()
                .anyMatch(cause ->
                        cause instanceof IOException && cause instanceof Retryable login && !login.isRetryable());
    }

    static int code(Exception e) {
        return Throwables.getCausalChain(e).stream()
                .filter(BaseServiceException.class::isInstance)
                .mapToInt(cause -> ((BaseServiceException) cause).getCode())
                .filter(code -> code > 0)
                .findFirst()
                .orElse(0);
    }
}
