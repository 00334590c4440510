package org.laminj.transfer.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;

/** What objects hold: as their storage tells it where that says enough, else by reading them. */
final class Contents {

    private Contents() {}

    /** A hash as a database has it; empty if there is none, or of no kind that is known. */
    static Optional<ContentHash> hash(@Nullable String value, @Nullable String type) {
        if (value == null || type == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ContentHash(value, new ContentHash.Type(type)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a hash can be computed from any bytes; not so that of an upload in parts, whose lengths nobody knows. */
    static boolean isOfBytes(ContentHash hash) {
        return hash.type().equals(ContentHash.Type.MD5) || hash.type().equals(ContentHash.Type.SHA1_FL);
    }

    /** Whether an object has a hash; empty if neither its storage nor its bytes can tell. */
    static Optional<Boolean> has(ContentHash hash, StorageBackend backend, StoredObject object) {
        ContentHash told = object.hash();
        if (told != null && told.equals(hash)) {
            return Optional.of(true);
        }
        if (!isOfBytes(hash)) {
            return Optional.empty();
        }
        if (told != null && told.type().equals(hash.type())) {
            return Optional.of(false);
        }
        ContentHash read = hash.type().equals(ContentHash.Type.MD5) ? md5(backend, object) : read(backend, object);
        return Optional.of(read.equals(hash));
    }

    /** The hash that its storage tells; else that of its bytes, at most 100 MiB of them. */
    static ContentHash known(StorageBackend backend, StoredObject object) {
        ContentHash told = object.hash();
        return told == null ? read(backend, object) : told;
    }

    /** The hash of the bytes, as that of a file of this machine. */
    static ContentHash read(StorageBackend backend, StoredObject object) {
        try {
            return ContentHash.of(ObjectContent.of(backend, object));
        } catch (IOException e) {
            throw unreadable(object, e);
        }
    }

    /** MD5 of all bytes, for objects that were hashed by their storage when they were large already. */
    private static ContentHash md5(StorageBackend backend, StoredObject object) {
        try (InputStream bytes = ObjectContent.of(backend, object).open()) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return ContentHash.ofETag(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw unreadable(object, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has MD5", e);
        }
    }

    private static StorageException unreadable(StoredObject object, IOException e) {
        return new StorageException(
                StorageException.Reason.UNREACHABLE, "Cannot read '" + object.path() + "': " + e + ". Try again.", e);
    }
}
