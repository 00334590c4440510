package org.laminj.storage.internal.s3;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts an object together from parts, several of which are on their way at once. Nobody sees it before all are there;
 * nothing remains if one of them fails.
 */
final class S3Multipart {

    /** One connection does not fill a fast line; eight objects at once still fit into 64 requests. */
    private static final int PARTS_AT_ONCE = 8;

    private static final ThreadFactory THREADS = new ThreadFactoryBuilder()
            .setNameFormat("lamin-s3-part-%d")
            .setDaemon(true)
            .build();

    private final S3Client client;
    private final S3Requests requests;
    private final S3Aftermath aftermath;

    S3Multipart(S3Client client, S3Requests requests, S3Aftermath aftermath) {
        this.client = client;
        this.requests = requests;
        this.aftermath = aftermath;
    }

    /** Brings a part to its place; called by several threads at once. */
    @FunctionalInterface
    interface Sending {
        CompletedPart send(Part part, String uploadId);
    }

    /** @param what is done with the object, e.g. {@code write} */
    StoredObject put(String what, StoragePath object, List<Part> parts, Sending sending, WriteCondition condition) {
        String uploadId = requests.object(
                what,
                object,
                () -> client.createMultipartUpload(create -> create.bucket(object.bucket())
                                .key(object.key())
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32))
                        .uploadId());
        try {
            List<CompletedPart> sent = inParallel(object, parts, part -> sending.send(part, uploadId));
            return requests.object(what, object, () -> completed(object, uploadId, parts, sent, condition));
        } catch (RuntimeException e) {
            abort(object, uploadId, e);
            throw e;
        }
    }

    private static List<CompletedPart> inParallel(
            StoragePath object, List<Part> parts, Function<Part, CompletedPart> sending) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(PARTS_AT_ONCE, parts.size()), THREADS);
        try {
            List<Future<CompletedPart>> onTheirWay = new ArrayList<>();
            for (Part part : parts) {
                onTheirWay.add(pool.submit(() -> sending.apply(part)));
            }
            List<CompletedPart> sent = new ArrayList<>();
            for (Future<CompletedPart> part : onTheirWay) {
                sent.add(part.get());
            }
            return sent;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A part of '" + object + "' could not be sent.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot write '" + object + "': it was interrupted. Try again.", e);
        } finally {
            // A part that arrives after the upload is given up would stay.
            pool.shutdownNow();
            Uninterruptibles.awaitTerminationUninterruptibly(pool);
        }
    }

    private StoredObject completed(
            StoragePath object, String uploadId, List<Part> parts, List<CompletedPart> sent, WriteCondition condition) {
        @Nullable
        String expectedTag =
                EntityTag.ofParts(sent.stream().map(CompletedPart::eTag).toList());
        CompleteMultipartUploadResponse response;
        try {
            response = client.completeMultipartUpload(complete -> {
                complete.bucket(object.bucket())
                        .key(object.key())
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(sent));
                switch (condition.kind()) {
                    case ANYTHING -> {}
                    case NOTHING -> complete.ifNoneMatch("*");
                    case VERSION -> complete.ifMatch(condition.version());
                }
            });
        } catch (S3Exception e) {
            return aftermath
                    .ofEarlierAttempt(e, object, expectedTag)
                    .orElseThrow(() -> S3Failures.refusal(object, condition, e));
        }
        EntityTag tag = EntityTag.of(response.eTag(), response.serverSideEncryption(), null);
        if (expectedTag != null && tag.contradicts(expectedTag)) {
            throw aftermath.removed(SentContent.corrupt(object, tag, expectedTag), object, tag, response.versionId());
        }
        long sizeBytes = parts.stream().mapToLong(Part::length).sum();
        return S3Lookup.written(object, sizeBytes, tag, response.sdkHttpResponse());
    }

    private void abort(StoragePath object, String uploadId, RuntimeException failure) {
        boolean interrupted = Thread.interrupted(); // else the request that cleans up would not be sent
        try {
            requests.object(
                    "abort the upload of",
                    object,
                    () -> client.abortMultipartUpload(request ->
                            request.bucket(object.bucket()).key(object.key()).uploadId(uploadId)));
        } catch (StorageException e) {
            if (e.reason() != Reason.MISSING) {
                failure.addSuppressed(e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
