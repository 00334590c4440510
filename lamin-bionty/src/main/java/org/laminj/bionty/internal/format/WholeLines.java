package org.laminj.bionty.internal.format;

import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text of whole lines: it fails where the last one has no end, as formats of lines demand, so that a cut is seen. */
final class WholeLines extends FilterReader {

    private int last = '\n';

    WholeLines(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        char[] single = new char[1];
        return read(single, 0, 1) < 0 ? -1 : single[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            last = buffer[offset + read - 1];
        } else if (read < 0 && last != '\n') {
            throw new EOFException("the last line has no end");
        }
        return read;
    }
}
