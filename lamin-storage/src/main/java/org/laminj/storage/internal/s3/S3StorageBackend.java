package org.laminj.storage.internal.s3;

import com.google.common.base.Suppliers;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/**
 * Objects on Amazon S3, and on servers that speak its protocol. Takes credentials, region and endpoint from where the AWS
 * SDK looks for them.
 *
 * <p>Loads without the SDK, which is an optional dependency; whoever asks for an object then is told what to add.
 */
public final class S3StorageBackend implements StorageBackend {

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
    private StorageBackend reaching(StoragePath path) {
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

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        return reaching(object).stat(object);
    }

    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        return reaching(folder).list(folder);
    }

    @Override
    public InputStream read(StoragePath object) {
        return reaching(object).read(object);
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        return reaching(object.path()).read(object, offset, length);
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return reaching(object).write(object, content, condition);
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        return reaching(to).copy(from, to);
    }

    @Override
    public boolean delete(StoragePath object) {
        return reaching(object).delete(object);
    }

    @Override
    public Optional<String> hashInFolder(StoredObject object) {
        return reaching(object.path()).hashInFolder(object);
    }

    @Override
    public Optional<String> region(StoragePath bucket) {
        return reaching(bucket).region(bucket);
    }
}
