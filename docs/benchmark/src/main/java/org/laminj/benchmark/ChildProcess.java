package org.laminj.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that has ended well.
 *
 * @param nanos from its start to its end
 * @param output what it wrote to its standard output
 */
record ChildProcess(long nanos, String output) {

    /**
     * Starts a process, and waits for its end.
     *
     * @param folder where it works, and leaves its output
     * @param variables of its environment, besides those of this process
     * @throws IllegalStateException if it ends with another code than 0
     */
    static ChildProcess run(Path folder, Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(variables);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        long nanos = System.nanoTime() - start;
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(err));
        }
        return new ChildProcess(nanos, Files.readString(out));
    }
}
