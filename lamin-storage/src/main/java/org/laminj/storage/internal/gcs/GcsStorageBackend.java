package org.laminj.storage.internal.gcs;

import com.google.common.base.Suppliers;
import java.io.InputStream;
import java.time.Duration;
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
 * Objects of Google Cloud Storage. Loads without the client of Google, which is looked for when first used.
 *
 * <p>Who one is comes from the application default credentials; without any, public objects can be read. The variable
 * {@code STORAGE_EMULATOR_HOST} names another server, which is asked without credentials.
 */
public final class GcsStorageBackend implements StorageBackend {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<StorageBackend> objects;

    /** Connects to Google, or to the server that the environment names. */
    public GcsStorageBackend() {
        this(() -> new GcsObjects(GcsClient.ofEnvironment(PATIENCE)));
    }

    private GcsStorageBackend(com.google.common.base.Supplier<StorageBackend> connecting) {
        this.objects = Suppliers.memoize(connecting);
    }

    /**
     * Connects to a server that speaks the protocol and asks for no credentials.
     *
     * @param url such as {@code http://localhost:4443}
     * @param patience how long a request is tried again
     */
    public static GcsStorageBackend at(String url, Duration patience) {
        return new GcsStorageBackend(() -> new GcsObjects(GcsClient.at(url, patience)));
    }

    private StorageBackend reaching(StoragePath path) {
        try {
            return objects.get();
        } catch (NoClassDefFoundError e) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot reach '" + path + "': the client of Google Cloud Storage is not on the class path. Add"
                            + " com.google.cloud:google-cloud-storage.",
                    e);
        }
    }

    @Override
    public Set<String> schemes() {
        return Set.of("gs");
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
        return reaching(from.path()).copy(from, to);
    }

    @Override
    public boolean delete(StoragePath object) {
        return reaching(object).delete(object);
    }

    @Override
    public Optional<String> hashInFolder(StoredObject object) {
        return reaching(object.path()).hashInFolder(object);
    }
}
