package org.laminj.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.testing.JavaProgram;

/** A copy of data in a process of its own, which opens no database, and tells on its output how it goes on. */
final class DataProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader told;

    private DataProcess(Process process) {
        this.process = process;
        this.told = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param list a file with the list of the data
     * @param journal gets the path of each object that is written
     * @param index of the shard
     * @param shards how many there are
     * @param steps whether it stands still after each object until it is told to go on
     */
    static DataProcess start(Path list, Path journal, int index, int shards, boolean steps) throws IOException {
        return new DataProcess(JavaProgram.of(DataProcess.class)
                .process(
                        list.toString(),
                        journal.toString(),
                        String.valueOf(index),
                        String.valueOf(shards),
                        String.valueOf(steps))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Lets one that stands still go on until so many objects are done. */
    void goOnTo(long objects) throws IOException {
        String line = "";
        while (!line.equals(String.valueOf(objects))) {
            line = told.readLine();
            if (line == null) {
                throw new IllegalStateException("The process has ended.");
            }
            if (!line.equals(String.valueOf(objects))) {
                process.outputWriter().write("\n");
                process.outputWriter().flush();
            }
        }
    }

    /** Waits for its end, and answers the report. */
    DataReport report() throws IOException {
        StringBuilder json = new StringBuilder();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            json.append(line).append('\n');
        }
        return DataReport.fromJson(json.toString());
    }

    /** Ends the process at once, wherever it is. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        boolean steps = Boolean.parseBoolean(arguments[4]);
        DataReport report = DataWork.fromJson(Files.readString(Path.of(arguments[0])))
                .shard(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                .copy(StorageBackends.of(new JournalBackend(Path.of(arguments[1]))), 4, new TransferListener() {
                    @Override
                    public void advances(Phase phase, long done, long all) {
                        if (steps) {
                            step(done);
                        }
                    }
                });
        System.out.println(report.toJson());
    }

    private static void step(long done) {
        System.out.println(done);
        System.out.flush();
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("Nobody is left to say how it goes on.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
