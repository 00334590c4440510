package org.laminj.storage.internal.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.laminj.core.storage.ObjectContent;

/** An object as a channel that reads blocks when they are needed. Not safe for use by several threads. */
public final class ObjectChannel implements SeekableByteChannel {

    private static final int BLOCK_BYTES = 4 << 20;

    private final ObjectContent content;
    private final long size;
    private long position;
    private long blockStart;
    private byte[] block = {};
    private boolean open = true;

    public ObjectChannel(ObjectContent content) {
        this.content = content;
        this.size = content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        int before = target.position();
        while (target.hasRemaining() && position < size) {
            if (position < blockStart || position >= blockStart + block.length) {
                fetch();
            }
            int from = (int) (position - blockStart);
            int count = Math.min(target.remaining(), block.length - from);
            target.put(block, from, count);
            position += count;
        }
        return target.position() - before;
    }

    private void fetch() throws IOException {
        int length = (int) Math.min(BLOCK_BYTES, size - position);
        try (InputStream bytes = content.open(position, length)) {
            block = bytes.readNBytes(length);
        }
        blockStart = position;
        if (block.length < length) {
            throw new IOException("the object ends " + (length - block.length) + " bytes early");
        }
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("There is no position " + newPosition + " in an object.");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        block = new byte[0];
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
