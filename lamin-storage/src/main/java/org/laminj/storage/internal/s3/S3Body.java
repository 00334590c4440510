package org.laminj.storage.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The body of an answer, whose failures are ours but for lost connections. */
final class S3Body extends InputStream {

    private final StoragePath object;
    private final ResponseInputStream<?> body;
    private boolean atEnd;

    S3Body(StoragePath object, ResponseInputStream<?> body) {
        this.object = object;
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        try {
            int read = body.read(buffer, offset, count);
            atEnd |= read < 0;
            return read;
        } catch (AbortedException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot read '" + object + "': it was interrupted. Try again.", e);
        } catch (SdkClientException e) {
            throw new StorageException(
                    Reason.CORRUPT,
                    "Cannot read '" + object + "': its bytes do not have the checksum that its storage keeps for them."
                            + " Try again, and write it anew if that does not help.",
                    e);
        }
    }

    /** Gives the connection back if all has been read, and else drops it, which is faster than to read the rest. */
    @Override
    public void close() throws IOException {
        if (atEnd) {
            body.close();
        } else {
            body.abort();
        }
    }
}
