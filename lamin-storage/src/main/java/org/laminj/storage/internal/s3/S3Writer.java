package org.laminj.storage.internal.s3;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Writes objects from content, and from other objects. */
final class S3Writer {

    private final S3Client client;
    private final S3Requests requests;
    private final S3Lookup lookup;
    private final S3Aftermath aftermath;
    private final S3Multipart multipart;
    private final PartSizes sizes;

    S3Writer(S3Client client, S3Requests requests, S3Lookup lookup, PartSizes sizes) {
        this.client = client;
        this.requests = requests;
        this.lookup = lookup;
        this.aftermath = new S3Aftermath(client, requests, lookup);
        this.multipart = new S3Multipart(client, requests, aftermath);
        this.sizes = sizes;
    }

    StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        if (content.sizeBytes() <= sizes.mostAtOnce()) {
            return put(object, content, condition);
        }
        refuseEarly(object, condition);
        List<Part> parts = Part.of(content.sizeBytes(), sizes.uploaded());
        return multipart.put(
                "write", object, parts, (part, uploadId) -> upload(object, content, part, uploadId), condition);
    }

    private StoredObject put(StoragePath object, ObjectContent content, WriteCondition condition) {
        try (SentContent sent = new SentContent(object, content, 0, content.sizeBytes())) {
            return requests.object("write", object, () -> {
                PutObjectResponse response;
                try {
                    response = client.putObject(
                            put -> {
                                put.bucket(object.bucket()).key(object.key());
                                switch (condition.kind()) {
                                    case ANYTHING -> {}
                                    case NOTHING -> put.ifNoneMatch("*");
                                    case VERSION -> put.ifMatch(condition.version());
                                }
                            },
                            sent.body());
                } catch (S3Exception e) {
                    return aftermath
                            .ofEarlierAttempt(e, object, sent.md5Sent())
                            .orElseThrow(() -> S3Failures.refusal(object, condition, e));
                }
                EntityTag tag =
                        EntityTag.of(response.eTag(), response.serverSideEncryption(), response.sseCustomerAlgorithm());
                try {
                    sent.requireArrival(tag, response.checksumCRC32());
                } catch (StorageException e) {
                    throw aftermath.removed(e, object, tag, response.versionId());
                }
                return S3Lookup.written(object, content.sizeBytes(), tag, response.sdkHttpResponse());
            });
        }
    }

    private CompletedPart upload(StoragePath object, ObjectContent content, Part part, String uploadId) {
        try (SentContent sent = new SentContent(object, content, part.offset(), part.length())) {
            return requests.object("write", object, () -> {
                UploadPartResponse response = client.uploadPart(
                        upload -> upload.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(uploadId)
                                .partNumber(part.number()),
                        sent.body());
                sent.requireArrival(
                        EntityTag.of(response.eTag(), response.serverSideEncryption(), response.sseCustomerAlgorithm()),
                        response.checksumCRC32());
                return CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(response.eTag())
                        .checksumCRC32(response.checksumCRC32())
                        .build();
            });
        }
    }

    StoredObject copy(StoredObject from, StoragePath to) {
        if (from.sizeBytes() <= sizes.mostCopiedAtOnce()) {
            return copyAtOnce(from, to);
        }
        return multipart.put(
                "write",
                to,
                Part.of(from.sizeBytes(), sizes.copied()),
                (part, uploadId) -> copyPart(from, to, part, uploadId),
                WriteCondition.none());
    }

    private StoredObject copyAtOnce(StoredObject from, StoragePath to) {
        CopyObjectResponse response = copying(
                from,
                to,
                () -> client.copyObject(copy -> copy.sourceBucket(from.path().bucket())
                        .sourceKey(from.path().key())
                        .copySourceIfMatch(from.version())
                        .destinationBucket(to.bucket())
                        .destinationKey(to.key())));
        CopyObjectResult result = response.copyObjectResult();
        EntityTag tag = EntityTag.of(result.eTag(), response.serverSideEncryption(), response.sseCustomerAlgorithm());
        return new StoredObject(to, from.sizeBytes(), result.lastModified(), tag.text(), tag.hash());
    }

    private CompletedPart copyPart(StoredObject from, StoragePath to, Part part, String uploadId) {
        CopyPartResult result = copying(
                        from,
                        to,
                        () -> client.uploadPartCopy(
                                copy -> copy.sourceBucket(from.path().bucket())
                                        .sourceKey(from.path().key())
                                        .copySourceIfMatch(from.version())
                                        .copySourceRange(part.range())
                                        .destinationBucket(to.bucket())
                                        .destinationKey(to.key())
                                        .uploadId(uploadId)
                                        .partNumber(part.number())))
                .copyPartResult();
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(result.eTag())
                .checksumCRC32(result.checksumCRC32())
                .build();
    }

    /** Names the one of two objects that a failure is about. */
    private <T> T copying(StoredObject from, StoragePath to, Supplier<T> request) {
        return requests.object("write", to, () -> {
            try {
                return request.get();
            } catch (S3Exception e) {
                if (S3Failures.tellsOfAChange(e) || S3Failures.code(e).equals("NoSuchKey")) {
                    return requests.object("copy", from.path(), () -> {
                        throw e;
                    });
                }
                throw e;
            }
        });
    }

    /** Before very much has been sent for nothing. The server checks it again at the end. */
    private void refuseEarly(StoragePath object, WriteCondition condition) {
        if (condition.kind() == WriteCondition.Kind.ANYTHING) {
            return;
        }
        String now = lookup.stat(object).map(StoredObject::version).orElse(null);
        if (!Objects.equals(now, condition.version())) {
            throw S3Failures.changed("write", object, null);
        }
    }
}
