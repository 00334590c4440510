package org.laminj.storage.internal.s3;

import com.google.common.base.Suppliers;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.internal.ConnectingStorageBackend;

/**
 * Objects on Amazon S3, and on servers that speak its protocol. Takes credentials, region and endpoint from where the AWS
 * SDK looks for them.
 *
 * <p>Loads without the SDK, which is an optional dependency; whoever asks for an object then is told what to add.
 */
public final class S3StorageBackend extends ConnectingStorageBackend {

    private static final String SCHEME = "s3";
    private static final Map<String, String> ARTIFACT_OF_CLASS = Map.of(
            "software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk:s3",
            "software.amazon.awssdk.http.apache5.Apache5HttpClient", "software.amazon.awssdk:apache5-client");

    private final Supplier<StorageBackend> objects;
    private final Supplier<Boolean> sdkIsPresent =
            Suppliers.memoize(() -> ARTIFACT_OF_CLASS.keySet().stream().allMatch(S3StorageBackend::isPresent));

    public S3StorageBackend() {
        this(() -> S3Objects.connect());
    }

    S3StorageBackend(Supplier<StorageBackend> objects) {
        this.objects = Suppliers.memoize(objects::get);
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    /** What does the work, with a client that is made on first use and kept. */
    @Override
    protected StorageBackend reaching(StoragePath path) {
        if (!sdkIsPresent.get()) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot reach '" + path + "': the AWS SDK is not on the class path. Add "
                            + String.join(
                                    " and ",
                                    ARTIFACT_OF_CLASS.values().stream().sorted().toList()) + ".",
                    null);
        }
        return objects.get();
    }

    private static boolean isPresent(String type) {
        return S3StorageBackend.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }
}
