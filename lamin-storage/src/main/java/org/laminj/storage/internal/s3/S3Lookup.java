package org.laminj.storage.internal.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is known of objects without reading them. */
final class S3Lookup {

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final S3Requests requests;

    S3Lookup(S3Client client, S3Requests requests) {
        this.client = client;
        this.requests = requests;
    }

    Optional<StoredObject> stat(StoragePath object) {
        if (object.key().isEmpty()) {
            return Optional.empty();
        }
        return requests.object("look at", object, () -> {
            try {
                HeadObjectResponse head = client.headObject(
                        request -> request.bucket(object.bucket()).key(object.key()));
                EntityTag tag = EntityTag.of(head.eTag(), head.serverSideEncryption(), head.sseCustomerAlgorithm());
                return Optional.of(
                        new StoredObject(object, head.contentLength(), head.lastModified(), tag.text(), tag.hash()));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** An object as the answer to a write tells: without its time, which to the second is that of the answer. */
    static StoredObject written(StoragePath object, long sizeBytes, EntityTag tag, SdkHttpResponse answer) {
        Instant modifiedAt =
                answer.firstMatchingHeader("Date").flatMap(S3Lookup::parsed).orElseGet(Instant::now);
        return new StoredObject(object, sizeBytes, modifiedAt, tag.text(), tag.hash());
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
