package org.laminj.storage.internal.s3;

import com.google.common.base.Suppliers;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Streams;
import java.io.InputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.internal.ResumingInputStream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects that a client of S3 reaches. */
final class S3Objects implements StorageBackend {

    private static final String BUCKET_REGION = "x-amz-bucket-region";

    private final S3Client client;
    private final S3Requests requests;
    private final S3Lookup lookup;
    private final S3Writer writer;

    S3Objects(S3Client client, S3Failures failures, PartSizes sizes) {
        this.client = client;
        this.requests = new S3Requests(failures);
        this.lookup = new S3Lookup(client, requests);
        this.writer = new S3Writer(client, requests, lookup, sizes);
    }

    /** With the credentials, the region and the endpoint that the environment gives. */
    static StorageBackend connect() {
        S3Credentials own =
                new S3Credentials(DefaultCredentialsProvider.builder().build());
        return new OwnOrPublicObjects(
                connect(own), own::areNobodys, Suppliers.memoize(() -> connect(S3Credentials.nobodys())));
    }

    private static S3Objects connect(S3Credentials credentials) {
        S3Client client = S3Clients.create(credentials);
        return new S3Objects(client, S3Failures.of(client, credentials::areNobodys), PartSizes.usual());
    }

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        return lookup.stat(object);
    }

    /**
     * In the order of UTF-8, as S3 lists, with the first page at once. Without hashes, for a list does not tell which entity
     * tags are made of MD5.
     */
    @Override
    public Stream<StoredObject> list(StoragePath folder) {
        String prefix = folder.key().isEmpty() || folder.key().endsWith("/") ? folder.key() : folder.key() + "/";
        Iterator<S3Object> found = requests.bucket("list", folder, () -> {
            Iterator<S3Object> objects = client.listObjectsV2Paginator(list -> list.bucket(folder.bucket())
                            .prefix(prefix)
                            .encodingType(EncodingType.URL)) // XML cannot hold all keys
                    .contents()
                    .iterator();
            // asked here, so that a refusal is told now and not half-way
            return objects.hasNext() ? objects : Collections.<S3Object>emptyIterator();
        });
        return Streams.stream(new AbstractIterator<StoredObject>() {
            @Override
            protected @Nullable StoredObject computeNext() {
                while (requests.bucket("list", folder, found::hasNext)) {
                    S3Object object = found.next();
                    if (!object.key().endsWith("/")) {
                        StoragePath path = new StoragePath(folder.scheme(), folder.bucket(), object.key());
                        return new StoredObject(path, object.size(), object.lastModified(), object.eTag(), null);
                    }
                }
                return endOfData();
            }
        });
    }

    @Override
    public InputStream read(StoragePath object) {
        ResponseInputStream<GetObjectResponse> body = get(object, all -> all.checksumMode(ChecksumMode.ENABLED));
        GetObjectResponse response = body.response();
        long length = response.contentLength();
        return new ResumingInputStream(
                object,
                new S3Body(object, body),
                length,
                done -> part(object, response.eTag(), length, done, length - done));
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        long count = Math.min(length, object.sizeBytes() - offset);
        if (count <= 0) {
            return InputStream.nullInputStream();
        }
        StoragePath path = object.path();
        return new ResumingInputStream(
                path,
                part(path, object.version(), object.sizeBytes(), offset, count),
                count,
                done -> part(path, object.version(), object.sizeBytes(), offset + done, count - done));
    }

    private InputStream part(StoragePath object, String version, long sizeBytes, long offset, long count) {
        ResponseInputStream<GetObjectResponse> body = get(object, get -> {
            get.ifMatch(version);
            if (count < sizeBytes) {
                get.range(Part.range(offset, count));
            } else {
                get.checksumMode(ChecksumMode.ENABLED);
            }
        });
        long given = body.response().contentLength();
        if (given != count) {
            body.abort();
            throw new StorageException(
                    Reason.CORRUPT,
                    "Cannot read '" + object + "': its storage gives " + given + " bytes where it has " + count + ".",
                    null);
        }
        return new S3Body(object, body);
    }

    private ResponseInputStream<GetObjectResponse> get(StoragePath object, Consumer<GetObjectRequest.Builder> more) {
        return requests.object(
                "read",
                object,
                () -> client.getObject(get -> {
                    get.bucket(object.bucket()).key(object.key());
                    more.accept(get);
                }));
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return writer.write(object, content, condition);
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        return writer.copy(from, to);
    }

    /** Asks first, for S3 does not tell whether there was one. */
    @Override
    public boolean delete(StoragePath object) {
        boolean present = stat(object).isPresent();
        if (present) {
            requests.object(
                    "delete",
                    object,
                    () -> client.deleteObject(
                            delete -> delete.bucket(object.bucket()).key(object.key())));
        }
        return present;
    }

    /** The entity tag, whatever it is made of. */
    @Override
    public Optional<String> hashInFolder(StoredObject object) {
        return Optional.of(object.version().replace("\"", ""));
    }

    /** Who may not look into a bucket is told its region even so. */
    @Override
    public Optional<String> region(StoragePath bucket) {
        return requests.bucket("look at", new StoragePath(bucket.scheme(), bucket.bucket(), ""), () -> {
            try {
                return Optional.ofNullable(
                        client.headBucket(head -> head.bucket(bucket.bucket())).bucketRegion());
            } catch (S3Exception e) {
                Optional<String> told = Optional.ofNullable(e.awsErrorDetails())
                        .flatMap(details -> details.sdkHttpResponse().firstMatchingHeader(BUCKET_REGION));
                if (told.isEmpty()) {
                    throw e;
                }
                return told;
            }
        });
    }
}
