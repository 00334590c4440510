package org.laminj.storage.internal.gcs;

import com.google.common.base.Suppliers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.internal.ConnectingStorageBackend;

/**
 * Objects of Google Cloud Storage. Loads without the client of Google, which is looked for when first used.
 *
 * <p>Who one is comes from the application default credentials; without any, public objects can be read. The variable
 * {@code STORAGE_EMULATOR_HOST} names another server, which is asked without credentials.
 */
public final class GcsStorageBackend extends ConnectingStorageBackend {

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

    @Override
    protected StorageBackend reaching(StoragePath path) {
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
}
