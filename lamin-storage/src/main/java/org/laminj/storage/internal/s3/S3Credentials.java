package org.laminj.storage.internal.s3;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What a chain of providers finds, or nobody's credentials where it finds none at first. Who had credentials once does
 * not become nobody when they cannot be renewed.
 */
final class S3Credentials implements AwsCredentialsProvider {

    private final Supplier<AwsCredentialsProvider> chosen;

    S3Credentials(AwsCredentialsProvider chain) {
        this.chosen = Suppliers.memoize(() -> canResolve(chain) ? chain : AnonymousCredentialsProvider.create());
    }

    /** Those of requests that are not signed. */
    static S3Credentials nobodys() {
        return new S3Credentials(AnonymousCredentialsProvider.create());
    }

    private static boolean canResolve(AwsCredentialsProvider chain) {
        try {
            chain.resolveCredentials();
            return true;
        } catch (SdkClientException e) {
            return false; // the only way in which a chain says that it has none
        }
    }

    boolean areNobodys() {
        return chosen.get() instanceof AnonymousCredentialsProvider;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return chosen.get().resolveCredentials();
        } catch (SdkClientException e) {
            throw new Unavailable(e);
        }
    }

    /** There were credentials, but they cannot be renewed. */
    static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Unavailable(SdkClientException cause) {
            super("The credentials cannot be renewed", cause);
        }
    }
}
