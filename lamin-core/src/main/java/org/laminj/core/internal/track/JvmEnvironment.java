package org.laminj.core.internal.track;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program runs on: the Java virtual machine, the operating system, and each library of its class and module path.
 * Names no folders, so that the same program gives the same text wherever it is installed.
 */
final class JvmEnvironment {

    private JvmEnvironment() {}

    /** Of this program: a line for each fact, and one for each library in alphabetical order. */
    static String current() {
        return of(System.getProperties());
    }

    static String of(Properties system) {
        List<Path> entries = Stream.of("java.class.path", "jdk.module.path")
                .flatMap(path -> Stream.of(system.getProperty(path, "").split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        Stream<String> facts = Stream.of(
                "java " + words(system, "java.version", "java.vendor"),
                "vm " + words(system, "java.vm.name", "java.vm.version"),
                "os " + words(system, "os.name", "os.version", "os.arch"),
                "");
        return Stream.concat(facts, new ClassPath(entries).libraries().stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String words(Properties system, String... names) {
        return Stream.of(names).map(name -> system.getProperty(name, "?")).collect(Collectors.joining(" "));
    }
}
