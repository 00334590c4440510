package org.laminj.storage.internal.gcs;

import com.google.cloud.BaseServiceException;
import com.google.cloud.ReadChannel;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.function.Function;
import org.laminj.core.storage.StorageException;

/** The bytes of an object; fails as storages do, and at once where there is no such object. */
final class GcsInputStream extends FilterInputStream {

    private final Function<Exception, StorageException> failures;

    private GcsInputStream(InputStream bytes, Function<Exception, StorageException> failures) {
        super(bytes);
        this.failures = failures;
    }

    /** Asks for the object: the client does so only when the first byte is read. */
    static GcsInputStream opened(ReadChannel channel, Function<Exception, StorageException> failures) {
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
        try {
            bytes.mark(1);
            bytes.read();
            bytes.reset();
            return new GcsInputStream(bytes, failures);
        } catch (IOException | BaseServiceException e) {
            channel.close();
            throw failures.apply(e);
        }
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException | BaseServiceException e) {
            throw failures.apply(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException | BaseServiceException e) {
            throw failures.apply(e);
        }
    }
}
