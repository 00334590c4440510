package org.laminj.storage.internal.gcs;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BlobWriteSession;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ExecutionException;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;

/** Sends the bytes of one object: small content by one request, larger in chunks. */
final class GcsUpload {

    private static final int SINGLE_REQUEST_BYTES = 4 << 20;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Storage storage;
    private final StoragePath path;
    private final BlobInfo place;
    private final ObjectContent content;

    GcsUpload(Storage storage, StoragePath path, BlobInfo place, ObjectContent content) {
        this.storage = storage;
        this.path = path;
        this.place = place;
        this.content = content;
    }

    /**
     * What is there afterwards, after it was compared with what was sent.
     *
     * @param generation the one that is replaced, 0 for none; negative if any may be
     */
    BlobInfo send(long generation) throws IOException {
        return content.sizeBytes() <= SINGLE_REQUEST_BYTES ? sendAtOnce(generation) : sendInChunks(generation);
    }

    /** The client adds the CRC, here and to the last chunk, by which the server refuses what was changed on its way. */
    private BlobInfo sendAtOnce(long generation) throws IOException {
        byte[] bytes = new byte[(int) content.sizeBytes()];
        try (InputStream input = content.open()) {
            refuseShort(input.readNBytes(bytes, 0, bytes.length));
        }
        SentBytes sent = new SentBytes();
        sent.add(bytes, bytes.length);
        return checked(
                sent.arrival(),
                generation < 0
                        ? storage.create(place, bytes)
                        : storage.create(place, bytes, BlobTargetOption.generationMatch(generation)));
    }

    /** A session that is not closed is never finished, and leaves nothing. */
    private BlobInfo sendInChunks(long generation) throws IOException {
        SentBytes sent = new SentBytes();
        BlobWriteSession session = generation < 0
                ? storage.blobWriteSession(place)
                : storage.blobWriteSession(place, BlobWriteOption.generationMatch(generation));
        try (InputStream input = content.open()) {
            WritableByteChannel channel = session.open();
            byte[] buffer = new byte[BUFFER_BYTES];
            long copied = 0;
            int read = input.read(buffer);
            while (read >= 0) {
                sent.add(buffer, read);
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
                copied += read;
                read = input.read(buffer);
            }
            refuseShort(copied);
            channel.close();
        }
        return checked(sent.arrival(), result(session));
    }

    /** What has arrived, unless it is something else: then it is removed. */
    private BlobInfo checked(SentBytes.Arrival sent, BlobInfo arrived) {
        if (!sent.isThatOf(arrived)) {
            storage.delete(arrived.getBlobId());
            throw new StorageException(
                    Reason.CORRUPT,
                    "Cannot write '" + path + "': what has arrived is not what was sent, and was removed. Try again.",
                    null);
        }
        return arrived;
    }

    private static BlobInfo result(BlobWriteSession session) throws IOException {
        try {
            return session.getResult().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void refuseShort(long read) {
        if (read < content.sizeBytes()) {
            throw new StorageException(
                    Reason.CORRUPT,
                    "Cannot write '" + path + "': the content ends after " + read + " of " + content.sizeBytes()
                            + " bytes. Nothing was written.",
                    null);
        }
    }
}
