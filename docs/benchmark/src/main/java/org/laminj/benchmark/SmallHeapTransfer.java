package org.laminj.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.laminj.core.Instance;

/** A process of its own that transfers all artifacts of an instance into another, with a small heap. */
public final class SmallHeapTransfer {

    /** How large the heap may become, as Java takes it. */
    static final String HEAP = "256m";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SmallHeapTransfer() {}

    /**
     * Starts the process in a workplace that knows both instances.
     *
     * @throws IllegalStateException if it fails
     */
    static MemoryUse run(Workplace workplace, String origin, String target) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                SmallHeapTransfer.class.getName(),
                workplace.folder().toString(),
                origin,
                target);
        return JSON.readValue(
                ChildProcess.run(workplace.folder(), Map.of(), command).output(), MemoryUse.class);
    }

    /**
     * Transfers, and prints what that needed.
     *
     * @param arguments the folder with the settings, the slug of the origin, the slug of the target
     */
    public static void main(String[] arguments) throws Exception {
        Path settings = Path.of(arguments[0]);
        try (Instance target = Workplace.instances(settings, sql -> {}).connect(arguments[2])) {
            Instance origin = target.using(arguments[1]);
            long start = System.nanoTime();
            TransferRound.transfer(origin, target);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(JSON.writeValueAsString(MemoryUse.now(millis)));
        }
    }
}
