package org.laminj.storage.internal.s3;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
 * Reads with one's own credentials, and as nobody where these are refused: S3 refuses credentials that are made for other
 * buckets, or have expired, even where everybody may read. Writes with one's own only.
 */
final class OwnOrPublicObjects implements StorageBackend {

    private final StorageBackend own;
    private final BooleanSupplier ownAreNobodys;
    private final Supplier<StorageBackend> nobodys;
    /** Where one's own credentials were refused and nobody's were not. */
    private final Set<String> publicBuckets = ConcurrentHashMap.newKeySet();

    /**
     * @param ownAreNobodys whether the first are sent without credentials, too
     * @param nobodys what is reached without credentials; asked for when it is first needed
     */
    OwnOrPublicObjects(StorageBackend own, BooleanSupplier ownAreNobodys, Supplier<StorageBackend> nobodys) {
        this.own = own;
        this.ownAreNobodys = ownAreNobodys;
        this.nobodys = nobodys;
    }

    @Override
    public Set<String> schemes() {
        return own.schemes();
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        return ask(object, objects -> objects.stat(object));
    }

    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        return ask(folder, objects -> objects.list(folder));
    }

    @Override
    public InputStream read(StoragePath object) {
        return ask(object, objects -> objects.read(object));
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        return ask(object.path(), objects -> objects.read(object, offset, length));
    }

    private <T> T ask(StoragePath path, Function<StorageBackend, T> request) {
        if (publicBuckets.contains(path.bucket())) {
            try {
                return request.apply(nobodys.get());
            } catch (StorageException e) {
                if (e.reason() != Reason.FORBIDDEN) {
                    throw e;
                }
                publicBuckets.remove(path.bucket());
            }
        }
        try {
            return request.apply(own);
        } catch (StorageException e) {
            if (e.reason() != Reason.FORBIDDEN || ownAreNobodys.getAsBoolean()) {
                throw e;
            }
            return askAsNobody(path, request, e);
        }
    }

    private <T> T askAsNobody(StoragePath path, Function<StorageBackend, T> request, StorageException refusal) {
        try {
            T answer = request.apply(nobodys.get());
            publicBuckets.add(path.bucket());
            return answer;
        } catch (StorageException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return own.write(object, content, condition);
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        return own.copy(from, to);
    }

    @Override
    public boolean delete(StoragePath object) {
        return own.delete(object);
    }

    @Override
    public Optional<String> hashInFolder(StoredObject object) {
        return own.hashInFolder(object);
    }

    /** S3 tells it also to those whom it refuses. */
    @Override
    public Optional<String> region(StoragePath bucket) {
        return own.region(bucket);
    }
}
