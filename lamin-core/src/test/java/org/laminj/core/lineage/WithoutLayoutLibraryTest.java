package org.laminj.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Without the layout library on the class path, a lineage graph")
class WithoutLayoutLibraryTest {

    private static final List<String> LAYOUT = List.of("org.eclipse.elk", "org.eclipse.emf", "org.eclipse.xtext");

    /** What does not need the library, and fails where it does. */
    private static String call(String method) throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> LAYOUT.stream().noneMatch(entry::contains))
                .map(WithoutLayoutLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(LineageGraph.class.getName());
            Object graph = type.getConstructor(List.class, List.class, List.class)
                    .newInstance(List.of(), List.of(), List.of());
            try {
                return String.valueOf(type.getMethod(method).invoke(graph));
            } catch (InvocationTargetException e) {
                return e.getCause().getClass().getSimpleName() + ": "
                        + e.getCause().getMessage();
            }
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    @Test
    @DisplayName("says what to add when it is drawn")
    void saysWhatToAdd() throws Exception {
        assertThat(call("toSvg"))
                .isEqualTo("LineageException: Cannot draw lineage: the Eclipse Layout Kernel is not on the class path."
                        + " Add org.eclipse.elk:org.eclipse.elk.alg.layered, org.eclipse.elk:org.eclipse.elk.core and"
                        + " org.eclipse.xtext:org.eclipse.xtext.xbase.lib.");
    }

    @Test
    @DisplayName("is still text")
    void isStillText() throws Exception {
        assertThat(call("toDot")).startsWith("digraph lineage {");
        assertThat(call("toMermaid")).startsWith("flowchart LR");
        assertThat(call("toText")).isEmpty();
    }
}
