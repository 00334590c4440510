package org.laminj.bionty.internal.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.internal.format.Content;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Instance;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;

/**
 * Copies of published files in the cache of an instance, by where they were published. A release never changes, so what
 * is here is never asked for again. Several programs may fetch the same; nobody sees a part of a file.
 */
final class FetchedFiles {

    private final Supplier<Path> cache;
    private final StorageBackends backends;
    private final WebDownload web;

    FetchedFiles(Supplier<Path> cache, StorageBackends backends, WebDownload web) {
        this.cache = cache;
        this.backends = backends;
        this.web = web;
    }

    static FetchedFiles of(Instance instance) {
        return new FetchedFiles(instance::cacheFolder, instance.storageBackends(), new WebDownload());
    }

    /** The copy of a file. */
    Optional<Path> find(Origin origin) {
        return Optional.of(place(origin)).filter(Files::isRegularFile);
    }

    private Path place(Origin origin) {
        return origin.address().copyIn(folder("ontologies"));
    }

    /** An empty file for what is not whole yet, where all that fetch into this cache have theirs. */
    private Path partial() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder("partials")), "partial-", "");
    }

    private Path folder(String name) {
        return cache.get().resolve(".laminj").resolve(name);
    }

    /** Removes the copy of a file, which has turned out to be useless. */
    void forget(Origin origin) {
        try {
            Files.deleteIfExists(place(origin));
        } catch (IOException e) {
            throw failure(Reason.UNREACHABLE, "remove '" + place(origin) + "'", e.getMessage(), e);
        }
    }

    /**
     * Fetches a file.
     *
     * @throws OntologyException if it cannot be had, or is not what was published; nothing is kept then
     */
    Path fetch(Origin origin, String release) {
        String what = "read " + release + " from '" + origin.address() + "'";
        try {
            Path copy = place(origin);
            Files.createDirectories(copy.getParent());
            Path partial = partial();
            try {
                download(origin.address(), partial);
                if (Content.isWebPage(partial)) {
                    throw failure(Reason.DAMAGED, what, "it is a web page", null);
                }
                origin.check(partial, release, "Try again");
                Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return copy;
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (StorageException e) {
            throw new OntologyException(Reason.UNREACHABLE, why(e), e);
        } catch (IOException e) {
            throw failure(Reason.UNREACHABLE, what, why(e), e);
        } catch (IllegalArgumentException e) {
            // Whose message has the address as it is, with secrets.
            throw failure(Reason.UNREACHABLE, what, "this is no address of a file", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Reason.UNREACHABLE, what, "it was interrupted", e);
        }
    }

    private void download(Address address, Path partial) throws IOException, InterruptedException {
        if (address.isOfTheWeb()) {
            web.to(partial, address.uri());
        } else {
            copyObject(StoragePath.of(address.toString()), partial);
        }
    }

    private void copyObject(StoragePath path, Path partial) throws IOException {
        StoredObject object = backends.stat(path)
                .orElseThrow(() -> new StorageException(
                        StorageException.Reason.MISSING, "There is no object '" + path + "'.", null));
        try (InputStream bytes = backends.content(object).open()) {
            Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.size(partial) != object.sizeBytes()) {
            throw new EOFException("only " + Files.size(partial) + " of " + object.sizeBytes() + " bytes have arrived");
        }
    }

    /** Some exceptions of networks have no message but their class. */
    private static String why(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static OntologyException failure(
            Reason reason, String what, @Nullable String why, @Nullable Throwable cause) {
        return new OntologyException(reason, "Cannot " + what + ": " + why + ".", cause);
    }
}
