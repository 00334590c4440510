package org.laminj.benchmark;

import com.google.common.base.Splitter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;
import org.laminj.core.testing.TestDatabase;

/**
 * What is measured.
 *
 * @param suites what
 * @param databases on which kinds of databases
 * @param givenSizes how many artifacts or genes; empty for the sizes of each suite
 * @param givenRounds how many rounds count; empty for as many as the work allows
 * @param output the folder for results
 * @param launcher the command that starts {@code lamin}
 */
record BenchmarkOptions(
        Set<Suite> suites,
        Set<TestDatabase> databases,
        List<Long> givenSizes,
        OptionalInt givenRounds,
        Path output,
        Path launcher) {

    /** Reads {@code benchmark.only}, {@code .databases}, {@code .sizes}, {@code .rounds}, {@code .output}, {@code .launcher}. */
    static BenchmarkOptions of(Properties properties) {
        return new BenchmarkOptions(
                enums(Suite.class, properties, "benchmark.only"),
                enums(TestDatabase.class, properties, "benchmark.databases"),
                values(properties, "benchmark.sizes").stream()
                        .map(Long::valueOf)
                        .toList(),
                values(properties, "benchmark.rounds").stream()
                        .mapToInt(Integer::parseInt)
                        .findFirst(),
                path(properties, "benchmark.output"),
                path(properties, "benchmark.launcher"));
    }

    /** The sizes that were asked for, else those of a suite. */
    List<Long> sizes(long... usual) {
        return givenSizes.isEmpty() ? LongStream.of(usual).boxed().toList() : givenSizes;
    }

    /** As many rounds as were asked for, and at most as many before to warm up, else those of a suite. */
    Rounds rounds(Rounds usual) {
        if (givenRounds.isEmpty()) {
            return usual;
        }
        int measured = givenRounds.getAsInt();
        return new Rounds(Math.min(usual.warmUps(), measured), measured);
    }

    /** Where instances lie while they are used. */
    Path work() {
        return output.resolve("work");
    }

    private static <E extends Enum<E>> Set<E> enums(Class<E> type, Properties properties, String name) {
        Set<E> chosen = EnumSet.noneOf(type);
        values(properties, name).forEach(value -> chosen.add(Enum.valueOf(type, value.toUpperCase(Locale.ROOT))));
        return chosen.isEmpty() ? EnumSet.allOf(type) : chosen;
    }

    private static List<String> values(Properties properties, String name) {
        return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(properties.getProperty(name, ""));
    }

    private static Path path(Properties properties, String name) {
        return Path.of(Optional.ofNullable(properties.getProperty(name))
                        .orElseThrow(() -> new IllegalArgumentException("Set the system property " + name + ".")))
                .toAbsolutePath()
                .normalize();
    }
}
