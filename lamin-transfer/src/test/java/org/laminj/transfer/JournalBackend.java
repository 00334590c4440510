package org.laminj.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/** Files of this machine; notes the path of each object that is written, so that several processes can be counted. */
final class JournalBackend implements StorageBackend {

    private final StorageBackend files = StorageBackends.discovered().of(new StoragePath("file", "", "/"));
    private final Path journal;
    private final boolean copies;

    JournalBackend(Path journal) {
        this(journal, true);
    }

    /**
     * @param copies whether it can copy without that somebody reads and writes
     */
    JournalBackend(Path journal, boolean copies) {
        this.journal = journal;
        this.copies = copies;
    }

    /** The paths that were noted so far, in order. */
    static List<String> written(Path journal) throws IOException {
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }

    private StoredObject noted(StoredObject object) {
        if (!object.path().name().startsWith(".writable-")) {
            try {
                Files.writeString(journal, object.path() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return object;
    }

    @Override
    public Set<String> schemes() {
        return files.schemes();
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        return files.stat(object);
    }

    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        return files.list(folder);
    }

    @Override
    public InputStream read(StoragePath object) {
        return files.read(object);
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        return files.read(object, offset, length);
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return noted(files.write(object, content, condition));
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        if (!copies) {
            throw new StorageException(StorageException.Reason.UNUSABLE, "Cannot copy '" + from.path() + "'.", null);
        }
        return noted(files.copy(from, to));
    }

    @Override
    public boolean delete(StoragePath object) {
        return files.delete(object);
    }
}
