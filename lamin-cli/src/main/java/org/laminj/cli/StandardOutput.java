package org.laminj.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which knows whether its reader has gone: {@code head} goes when it has seen enough. */
final class StandardOutput extends OutputStream {

    private static final Path ITSELF = Path.of("/dev/fd/1");
    private static final int KIND = 0xf000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xc000;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether something could not be written because nobody reads it any more. Pipes and sockets fail for no other reason. */
    boolean hasLostItsReader() {
        IOException seen = failure;
        return seen != null
                && (isPipe()
                        || String.valueOf(seen.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("pipe"));
    }

    /** Where the system does not tell, the text of the failure does, which may be in any language. */
    private static boolean isPipe() {
        try {
            int kind = (int) Files.getAttribute(ITSELF, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
