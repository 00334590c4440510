package org.laminj.core.internal.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The environment of a program")
class JvmEnvironmentTest {

    @TempDir
    Path folder;

    private Path jar(String name, Map<Name, String> manifest, Map<String, String> files) throws IOException {
        Manifest written = new Manifest();
        written.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((attribute, value) -> written.getMainAttributes().put(attribute, value));
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), written)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(UTF_8));
            }
        }
        return jar;
    }

    private static Map<String, String> coordinates(String group, String artifact, String version) {
        return Map.of(
                "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
                "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n");
    }

    private static Properties system(List<Path> classPath) {
        Properties system = new Properties();
        system.setProperty("java.version", "17.0.9");
        system.setProperty("java.vendor", "Example");
        system.setProperty("java.vm.name", "Server VM");
        system.setProperty("java.vm.version", "17.0.9+9");
        system.setProperty("os.name", "Linux");
        system.setProperty("os.version", "6.1");
        system.setProperty("os.arch", "amd64");
        system.setProperty(
                "java.class.path",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return system;
    }

    @Test
    @DisplayName("names the virtual machine and each library with its version, and no folder")
    void namesLibraries() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        Path guava = jar("guava.jar", Map.of(), coordinates("com.google.guava", "guava", "33.0"));
        Path driver = jar(
                "driver.jar",
                Map.of(Name.IMPLEMENTATION_TITLE, "driver", Name.IMPLEMENTATION_VERSION, "42.7"),
                Map.of());
        Path plain = jar("plain-1.0.jar", Map.of(), Map.of("a.txt", "a"));
        jar("named.jar", Map.of(), coordinates("org.example", "named", "2"));
        Path program = jar(
                "program.jar",
                Map.of(Name.CLASS_PATH, "named.jar gone.jar https://example.org/far.jar"),
                coordinates("org.example", "program", "1"));
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

        String text = JvmEnvironment.of(
                system(List.of(program, plain, driver, guava, classes, broken, folder.resolve("absent.jar"), guava)));

        assertThat(text).isEqualTo("""
                        java 17.0.9 Example
                        vm Server VM 17.0.9+9
                        os Linux 6.1 amd64

                        broken.jar
                        classes
                        com.google.guava:guava:33.0
                        driver:42.7
                        org.example:named:2
                        org.example:program:1
                        plain-1.0.jar
                        """);
    }

    @Test
    @DisplayName("is that of this program")
    void isThatOfThisProgram() {
        assertThat(JvmEnvironment.current())
                .startsWith("java " + System.getProperty("java.version") + " ")
                .contains("\ncom.google.guava:guava:", "\norg.mybatis:mybatis:")
                .doesNotContain(System.getProperty("user.home") + File.separator);
    }
}
