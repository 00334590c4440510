package org.laminj.core.testing;

import com.google.common.base.Splitter;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A program that a test runs in a process of its own, with the Java and the class path of the test, and made to start as
 * fast as the build makes tests start.
 */
public final class JavaProgram {

    private final Class<?> program;
    private final List<String> options;
    private final Predicate<String> onClassPath;

    private JavaProgram(Class<?> program, List<String> options, Predicate<String> onClassPath) {
        this.program = program;
        this.options = options;
        this.onClassPath = onClassPath;
    }

    /** The program whose {@code main} method a class has. */
    public static JavaProgram of(Class<?> program) {
        return new JavaProgram(program, optionsOfTheTest(), jar -> true);
    }

    private static List<String> optionsOfTheTest() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("-Dfile.encoding="))
                .toList();
    }

    /** The same with more options of Java. */
    public JavaProgram with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new JavaProgram(program, List.copyOf(all), onClassPath);
    }

    /** The same with fewer jars and folders on its class path. */
    public JavaProgram onClassPath(Predicate<String> entry) {
        return new JavaProgram(program, options, entry);
    }

    /** The words of the command that runs it. */
    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** A process of it that was not started yet. */
    public ProcessBuilder process(String... arguments) {
        return new ProcessBuilder(command(arguments));
    }

    /** The property that a test runner sets which has only a jar with a manifest on its class path. */
    private String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Splitter.on(File.pathSeparator)
                .splitToStream(all)
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
