package org.laminj.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * On what was measured, and when.
 *
 * @param load how many processes wanted to run in the last minute; negative where the system does not tell
 */
record Machine(String time, String java, String system, int processors, double load) {

    static Machine current() {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return time + ", Java " + java + ", " + system + ", " + processors + " processors, load " + load
                + " at the start";
    }
}
