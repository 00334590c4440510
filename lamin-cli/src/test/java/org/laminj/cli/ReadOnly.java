package org.laminj.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that nobody may write for a while; skips the test where that cannot be had. */
record ReadOnly(Path path) implements AutoCloseable {

    static ReadOnly of(Path path) throws IOException {
        if (!path.toFile().setWritable(false)) {
            throw new IOException("Cannot make " + path + " read-only");
        }
        if (Files.isWritable(path)) {
            change(path, "+i"); // the administrator writes files of any permissions but these
        }
        assumeFalse(Files.isWritable(path), "the user of this test may write any file");
        return new ReadOnly(path);
    }

    private static void change(Path path, String attribute) throws IOException {
        new ProcessBuilder("chattr", attribute, path.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            change(path, "-i");
        }
        if (!path.toFile().setWritable(true)) {
            throw new IOException("Cannot make " + path + " writable again");
        }
    }
}
