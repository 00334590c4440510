package org.laminj.storage.internal.s3;

import com.google.common.base.Throwables;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in our words what the AWS SDK reports. */
final class S3Failures {

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "TokenRefreshRequired", "RequestExpired");
    private static final Set<String> WRONG_CREDENTIALS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidSecurity");
    private static final Set<String> CORRUPT =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch");
    /** A condition that is not met, another write at the same time, a range that is not there. */
    private static final Set<Integer> CHANGED = Set.of(412, 409, 416);

    private static final int LONGEST_QUOTE = 300;

    private final String host;
    private final BooleanSupplier anonymous;

    /**
     * @param host that is asked
     * @param anonymous whether requests are sent without credentials
     */
    S3Failures(String host, BooleanSupplier anonymous) {
        this.host = host;
        this.anonymous = anonymous;
    }

    static S3Failures of(S3Client client, BooleanSupplier anonymous) {
        var configuration = client.serviceClientConfiguration();
        String host = configuration
                .endpointOverride()
                .map(uri -> uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort())
                .orElseGet(() -> S3Client.serviceMetadata()
                        .endpointFor(configuration.region())
                        .toString());
        return new S3Failures(host, anonymous);
    }

    /** @param what was done with the object, e.g. {@code read} */
    StorageException of(String what, StoragePath path, RuntimeException failure) {
        return ours(failure).orElseGet(() -> {
            if (failure instanceof AwsServiceException answer && tellsOfAChange(answer)) {
                return changed(what, path, failure);
            }
            Told told = failure instanceof AwsServiceException answer ? told(path, answer) : told(failure);
            return new StorageException(
                    told.reason, "Cannot " + what + " '" + path + "': " + told.whyAndWhatToDo, failure);
        });
    }

    /** What the refusal to write an object on a condition means: where a version is expected, none is another one. */
    static RuntimeException refusal(StoragePath object, WriteCondition condition, S3Exception refusal) {
        return condition.kind() == WriteCondition.Kind.VERSION && code(refusal).equals("NoSuchKey")
                ? changed("write", object, refusal)
                : refusal;
    }

    /** A range that is not there tells so too, for only ranges of what was seen are asked for. */
    static boolean tellsOfAChange(AwsServiceException answer) {
        return CHANGED.contains(answer.statusCode());
    }

    static StorageException changed(String what, StoragePath object, @Nullable Throwable cause) {
        return new StorageException(
                Reason.CHANGED,
                "Cannot " + what + " '" + object + "': somebody else has written or removed it meanwhile."
                        + " Look at it and try again.",
                cause);
    }

    /** What we ourselves threw while the SDK was at work: what cannot be read cannot be sent. */
    private static Optional<StorageException> ours(RuntimeException failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(StorageException.class::isInstance)
                .map(StorageException.class::cast)
                .findFirst();
    }

    private Told told(StoragePath path, AwsServiceException answer) {
        String code = code(answer);
        int status = answer.statusCode();
        String shown = (status + " " + code).strip();
        if (status == 404) {
            return new Told(
                    Reason.MISSING,
                    code.equals("NoSuchBucket") || path.key().isEmpty()
                            ? "there is no bucket '" + path.bucket() + "' at " + host + ". Check its name."
                            : "there is no such object. Check the path.");
        }
        if (CORRUPT.contains(code)) {
            return new Told(
                    Reason.CORRUPT, host + " has received other bytes than were sent (" + shown + "). Try again.");
        }
        if (isForbidden(status, code)) {
            return new Told(Reason.FORBIDDEN, forbidden(shown, code, answer));
        }
        if ((status >= 500 && status != 501) || status == 429 || code.equals("RequestTimeout")) {
            return new Told(
                    Reason.UNREACHABLE, host + " answers " + shown + ", also when asked again. Try again later.");
        }
        return new Told(Reason.UNUSABLE, host + " answers " + shown + quoted(answer) + ". Check the path.");
    }

    private static boolean isForbidden(int status, String code) {
        return status == 401
                || status == 403
                || EXPIRED.contains(code)
                || WRONG_CREDENTIALS.contains(code)
                // An answer to HEAD has no code; this is how credentials that have expired look then.
                || (status == 400 && code.isEmpty());
    }

    private String forbidden(String shown, String code, AwsServiceException answer) {
        if (anonymous.getAsBoolean()) {
            return "no AWS credentials were found, and " + host + " does not give it to everybody (" + shown
                    + "). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.";
        }
        if (EXPIRED.contains(code)) {
            return "the AWS credentials have expired (" + shown + "). Renew them.";
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return "the clock of this machine and that of " + host + " differ too much (" + shown + "). Set the clock.";
        }
        if (WRONG_CREDENTIALS.contains(code)) {
            return host + " does not accept the AWS credentials (" + shown
                    + "). Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile.";
        }
        if (answer.statusCode() == 400) {
            return host + " answers 400 without a reason, as it does when AWS credentials have expired. Renew them.";
        }
        return "the AWS credentials do not allow it (" + shown + quoted(answer) + "). Ask the owner of the bucket.";
    }

    private Told told(RuntimeException failure) {
        if (failure instanceof S3Credentials.Unavailable) {
            return new Told(Reason.FORBIDDEN, "the AWS credentials cannot be renewed. Sign in again.");
        }
        if (failure instanceof AbortedException) {
            return new Told(Reason.UNREACHABLE, "it was interrupted. Try again.");
        }
        return new Told(
                Reason.UNREACHABLE,
                host + " cannot be reached (" + why(Throwables.getRootCause(failure))
                        + "). Check the network, and AWS_ENDPOINT_URL or the profile if one of them names the host.");
    }

    private static String why(Throwable root) {
        return root instanceof UnknownHostException ? "there is no such host" : oneLine(root.getMessage());
    }

    /** The code of S3 for a failure, or an empty text where an answer has none. */
    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.equals(String.valueOf(answer.statusCode())) ? "" : code;
    }

    private static String quoted(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message == null || message.isBlank() ? "" : ": " + oneLine(message);
    }

    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private record Told(Reason reason, String whyAndWhatToDo) {}
}
