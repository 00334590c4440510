package org.laminj.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process needed.
 *
 * @param millis for its work
 * @param heapMegabytes the sum of the peaks of the pools of its heap, which need not coincide
 * @param residentMegabytes the peak of its memory, as Linux tells it; 0 elsewhere
 */
record MemoryUse(long millis, long heapMegabytes, long residentMegabytes) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long MEGABYTE = 1L << 20;

    /** What this process needed so far. */
    static MemoryUse now(long millis) throws IOException {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
        return new MemoryUse(millis, heap / MEGABYTE, resident());
    }

    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        Matcher peak = PEAK.matcher(Files.readString(STATUS));
        return peak.find() ? Long.parseLong(peak.group(1)) >> 10 : 0;
    }
}
