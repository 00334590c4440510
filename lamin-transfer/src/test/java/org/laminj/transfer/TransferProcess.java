package org.laminj.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.Condition;
import org.laminj.core.testing.JavaProgram;
import org.laminj.core.testing.TestEnvironment;

/** A transfer in a process of its own, which tells on its output how it goes on. */
final class TransferProcess implements AutoCloseable {

    static final String COMMITTED = "committed";
    static final String DONE = "done";
    static final String FAILED = "failed";
    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader told;

    private TransferProcess(Process process) {
        this.process = process;
        this.told = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process and waits until it could begin; it begins when it is told to.
     *
     * @param batch as {@link Transfer#batch}
     * @param keys of the artifacts to transfer
     */
    static TransferProcess ready(Path folder, String target, int batch, List<String> keys) throws IOException {
        return ready(command(folder, target, batch, keys, false));
    }

    /** As {@link #ready(Path, String, int, List)}, for a process that stands still after each line, see {@link #goOnTo}. */
    static TransferProcess stepping(Path folder, String target, int batch, List<String> keys) throws IOException {
        return ready(command(folder, target, batch, keys, true));
    }

    /** As {@link #ready(Path, String, int, List)}, where no file may grow beyond so many kibibytes. */
    static TransferProcess readyWithin(long kibibytes, Path folder, String target, int batch, List<String> keys)
            throws IOException {
        List<String> limited =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        limited.addAll(command(folder, target, batch, keys, false));
        return ready(limited);
    }

    private static TransferProcess ready(List<String> command) throws IOException {
        TransferProcess started = new TransferProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        started.awaitLine(READY);
        return started;
    }

    private static List<String> command(Path folder, String target, int batch, List<String> keys, boolean steps) {
        return JavaProgram.of(TransferProcess.class)
                .command(
                        folder.toString(),
                        target,
                        String.valueOf(batch),
                        String.join(",", keys),
                        String.valueOf(steps));
    }

    TransferProcess begin() throws IOException {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
        return this;
    }

    /** Waits for a line that begins so, and answers it; the last line if there is none. */
    String awaitLine(String beginning) throws IOException {
        String last = "";
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            last = line;
            if (line.startsWith(beginning)) {
                break;
            }
        }
        return last;
    }

    /** Lets a process that stands still go on to the next line that begins so, where it stands still again. */
    void goOnTo(String beginning) throws IOException {
        String line = "";
        while (!line.startsWith(beginning)) {
            begin();
            line = told.readLine();
            if (line == null) {
                throw new IllegalStateException("The process has ended without telling '" + beginning + "'.");
            }
        }
    }

    /** Ends the process at once, wherever it is. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The keys of some artifacts, first to last. */
    static List<String> keys(int first, int beyondLast) {
        return IntStream.range(first, beyondLast)
                .mapToObj(number -> String.format("%02d.csv", number))
                .toList();
    }

    static Transfer transfer(Instance target, int batch, List<String> keys) {
        Instance origin = target.using("origin");
        return Transfer.from(origin)
                .into(target)
                .select(origin.query(Artifact.class).filter(Condition.<Artifact>lookup("key__in", keys)))
                .batch(batch);
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        TestEnvironment environment = TestEnvironment.in(Path.of(arguments[0]));
        try (Instance target = environment.instances().connect(arguments[1])) {
            Transfer transfer =
                    transfer(target, Integer.parseInt(arguments[2]), Arrays.asList(arguments[3].split(",")));
            tell(READY);
            if (System.in.read() >= 0) {
                transfer.listener(new Telling(Boolean.parseBoolean(arguments[4])))
                        .apply();
                tell(DONE);
            }
        } catch (LaminException e) {
            tell(FAILED + " " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void tell(String line) {
        System.out.println(line.replace('\n', ' '));
        System.out.flush();
    }

    private static final class Telling implements TransferListener {

        private final boolean steps;

        Telling(boolean steps) {
            this.steps = steps;
        }

        @Override
        public void begins(Phase phase) {
            step("begins " + phase);
        }

        @Override
        public void advances(Phase phase, long done, long all) {
            step("advances " + phase);
        }

        @Override
        public void committed(long roots, long allRoots) {
            step(COMMITTED + " " + roots);
        }

        private void step(String line) {
            tell(line);
            if (steps) {
                awaitStep();
            }
        }

        private static void awaitStep() {
            try {
                if (System.in.read() < 0) {
                    throw new IllegalStateException("Nobody is left to say how it goes on.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
