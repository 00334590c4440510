package org.laminj.storage.internal;

import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/** Leaves all work to a backend that is made when the first object is asked for, and may need a client that is missing. */
public abstract class ConnectingStorageBackend implements StorageBackend {

    /**
     * What does the work, made once.
     *
     * @param path that is asked for, for messages
     * @throws StorageException with reason {@code UNUSABLE} if its client is not on the class path; says what to add
     */
    protected abstract StorageBackend reaching(StoragePath path);

    @Override
    public final Optional<StoredObject> stat(StoragePath object) {
        return reaching(object).stat(object);
    }

    @Override
    public final Stream<StoredObject> list(StoragePath folder) {
        return reaching(folder).list(folder);
    }

    @Override
    public final InputStream read(StoragePath object) {
        return reaching(object).read(object);
    }

    @Override
    public final InputStream read(StoredObject object, long offset, long length) {
        return reaching(object.path()).read(object, offset, length);
    }

    @Override
    public final StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return reaching(object).write(object, content, condition);
    }

    @Override
    public final StoredObject copy(StoredObject from, StoragePath to) {
        return reaching(to).copy(from, to);
    }

    @Override
    public final boolean delete(StoragePath object) {
        return reaching(object).delete(object);
    }

    @Override
    public final Optional<String> hashInFolder(StoredObject object) {
        return reaching(object.path()).hashInFolder(object);
    }

    @Override
    public final Optional<String> region(StoragePath bucket) {
        return reaching(bucket).region(bucket);
    }
}
