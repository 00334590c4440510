package org.laminj.storage.internal.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.cloud.BaseServiceException;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.CopyRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;

/** Objects of Google Cloud Storage, by its client. Their generation is their version. */
final class GcsObjects implements StorageBackend {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
    private static final int LONGEST_NAME_BYTES = 1024;
    private static final int PAGE = 1_000;
    private static final BlobField[] FIELDS = {
        BlobField.SIZE, BlobField.UPDATED, BlobField.GENERATION, BlobField.MD5HASH
    };

    private final Storage storage;
    private final GcsFailures failures;

    GcsObjects(GcsClient client) {
        this.storage = client.storage();
        this.failures = new GcsFailures(client.anonymous());
    }

    @Override
    public Set<String> schemes() {
        return Set.of("gs");
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        if (object.key().isEmpty()) {
            return Optional.empty();
        }
        BlobId id = id("look at", object, null);
        return request("look at", object, () -> Optional.ofNullable(storage.get(id, BlobGetOption.fields(FIELDS))))
                .map(GcsObjects::described);
    }

    private static StoredObject described(BlobInfo blob) {
        String md5 = blob.getMd5ToHexString();
        return new StoredObject(
                new StoragePath("gs", blob.getBucket(), blob.getName()),
                blob.getSize(),
                blob.getUpdateTimeOffsetDateTime().toInstant(),
                blob.getGeneration().toString(),
                md5 == null ? null : ContentHash.ofETag(md5));
    }

    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        String bucket = bucket("list", folder);
        Iterator<Blob> blobs = request(
                "list",
                folder,
                () -> storage.list(
                                bucket,
                                BlobListOption.prefix(folder.key().isEmpty() ? "" : folder.key() + "/"),
                                BlobListOption.pageSize(PAGE),
                                BlobListOption.fields(FIELDS))
                        .iterateAll()
                        .iterator());
        // The next page is asked for when the objects of this one are through.
        return Stream.iterate(next(folder, blobs), Optional::isPresent, ignored -> next(folder, blobs))
                .flatMap(Optional::stream)
                .filter(blob -> !blob.getName().endsWith("/"))
                .map(GcsObjects::described);
    }

    private Optional<Blob> next(StoragePath folder, Iterator<Blob> blobs) {
        return request("list", folder, () -> blobs.hasNext() ? Optional.of(blobs.next()) : Optional.empty());
    }

    @Override
    public InputStream read(StoragePath object) {
        ReadChannel channel = reader(id("read", object, null));
        return GcsInputStream.opened(channel, e -> failures.of("read", object, e));
    }

    /** The bytes as they are stored: compressed ones stay so, as their size and hash say. */
    private ReadChannel reader(BlobId id) {
        return storage.reader(id, BlobSourceOption.shouldReturnRawInputStream(true));
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        StoragePath path = object.path();
        long end = Math.min(object.sizeBytes(), offset + Math.min(length, object.sizeBytes()));
        if (offset >= end) {
            return InputStream.nullInputStream();
        }
        ReadChannel channel = reader(id("read", path, object.version()));
        try {
            channel.seek(offset);
        } catch (IOException e) {
            channel.close();
            throw failures.of("read", path, e);
        }
        return GcsInputStream.opened(channel.limit(end), e -> ofGeneration("read", path, e));
    }

    /** A generation that is not found was replaced or removed. */
    private StorageException ofGeneration(String what, StoragePath path, Exception e) {
        return GcsFailures.code(e) == 404 ? failures.changed(what, path, e) : failures.of(what, path, e);
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        BlobInfo place = BlobInfo.newBuilder(id("write", object, null)).build();
        long generation = switch (condition.kind()) {
            case ANYTHING -> -1;
            case NOTHING -> 0;
            case VERSION -> generation("write", object, String.valueOf(condition.version()));
        };
        GcsUpload upload = new GcsUpload(storage, object, place, content);
        return described(request("write", object, () -> upload.send(generation)));
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        BlobId source = id("copy", from.path(), from.version());
        CopyRequest copy = CopyRequest.newBuilder()
                .setSource(source)
                .setSourceOptions(BlobSourceOption.generationMatch(source.getGeneration()))
                .setTarget(id("write", to, null))
                .build();
        try {
            return described(storage.copy(copy).getResult());
        } catch (BaseServiceException e) {
            boolean changed = e.getCode() == 404
                    && stat(from.path())
                            .filter(now -> now.version().equals(from.version()))
                            .isEmpty();
            throw changed ? failures.changed("copy", from.path(), e) : failures.of("copy to", to, e);
        }
    }

    @Override
    public boolean delete(StoragePath object) {
        BlobId id = id("delete", object, null);
        return request("delete", object, () -> storage.delete(id));
    }

    private <T> T request(String what, StoragePath path, Callable<T> request) {
        try {
            return request.call();
        } catch (RuntimeException e) {
            throw e instanceof BaseServiceException || e.getCause() instanceof BaseServiceException
                    ? failures.of(what, path, e)
                    : e;
        } catch (Exception e) {
            throw failures.of(what, path, e);
        }
    }

    private static BlobId id(String what, StoragePath path, @Nullable String version) {
        String bucket = bucket(what, path);
        if (path.key().isEmpty()) {
            throw unusable(what, path, "it is a bucket, no object");
        }
        if (path.key().getBytes(UTF_8).length > LONGEST_NAME_BYTES) {
            throw unusable(what, path, "names have " + LONGEST_NAME_BYTES + " bytes at most");
        }
        return version == null
                ? BlobId.of(bucket, path.key())
                : BlobId.of(bucket, path.key(), generation(what, path, version));
    }

    private static String bucket(String what, StoragePath path) {
        if (!BUCKET.matcher(path.bucket()).matches()) {
            throw unusable(what, path, "'" + path.bucket() + "' cannot be the name of a bucket");
        }
        return path.bucket();
    }

    private static long generation(String what, StoragePath path, String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw unusable(what, path, "'" + version + "' is no version of Google Cloud Storage");
        }
    }

    private static StorageException unusable(String what, StoragePath path, String why) {
        return new StorageException(
                Reason.UNUSABLE, "Cannot " + what + " '" + path + "': " + why + ". Check the location.", null);
    }

    /** The MD5 in Google's spelling, which is another base64 than ours. */
    @Override
    public Optional<String> hashInFolder(StoredObject object) {
        return StorageBackend.super
                .hashInFolder(object)
                .map(hash -> hash.replace('-', '+').replace('_', '/'));
    }
}
