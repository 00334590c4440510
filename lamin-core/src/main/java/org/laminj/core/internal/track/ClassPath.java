package org.laminj.core.internal.track;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The libraries that a program may load classes from. */
final class ClassPath {

    private static final Pattern COORDINATES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private final List<Path> entries;

    ClassPath(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Each library as {@code group:artifact:version} where it says so, else as name and version of its manifest, else as
     * the name of its file or folder. Jars that a manifest names are looked at, too.
     */
    SortedSet<String> libraries() {
        SortedSet<String> libraries = new TreeSet<>();
        Set<Path> seen = new HashSet<>();
        entries.forEach(entry -> add(entry.toAbsolutePath().normalize(), seen, libraries));
        return libraries;
    }

    private static void add(Path entry, Set<Path> seen, SortedSet<String> libraries) {
        if (!seen.add(entry) || !Files.exists(entry)) {
            return;
        }
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry)) {
            libraries.add(name);
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile(), false)) {
            Attributes manifest = manifest(jar);
            libraries.addAll(names(jar, manifest, name));
            classPath(entry, manifest).forEach(further -> add(further, seen, libraries));
        } catch (IOException e) {
            libraries.add(name); // the virtual machine passes over what is no jar
        }
    }

    private static Attributes manifest(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest == null ? new Attributes() : manifest.getMainAttributes();
    }

    /** Several where libraries were put into one jar. */
    private static List<String> names(JarFile jar, Attributes manifest, String file) throws IOException {
        List<JarEntry> poms = jar.stream()
                .filter(entry -> COORDINATES.matcher(entry.getName()).matches())
                .toList();
        SortedSet<String> names = new TreeSet<>();
        for (JarEntry pom : poms) {
            names.add(coordinates(jar, pom));
        }
        if (!names.isEmpty()) {
            return List.copyOf(names);
        }
        @Nullable String title = first(manifest, Name.IMPLEMENTATION_TITLE, new Name("Bundle-SymbolicName"));
        @Nullable String version = first(manifest, Name.IMPLEMENTATION_VERSION, new Name("Bundle-Version"));
        return List.of(title == null || version == null ? file : title + ":" + version);
    }

    private static String coordinates(JarFile jar, JarEntry pom) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(pom)) {
            properties.load(in);
        }
        return Stream.of("groupId", "artifactId", "version")
                .map(name -> properties.getProperty(name, "?"))
                .reduce((before, after) -> before + ":" + after)
                .orElseThrow();
    }

    private static @Nullable String first(Attributes manifest, Name... names) {
        return Stream.of(names)
                .map(manifest::getValue)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** Programs are started from a jar that only names the others, by their places relative to its own. */
    private static List<Path> classPath(Path jar, Attributes manifest) {
        @Nullable String named = manifest.getValue(Name.CLASS_PATH);
        return named == null
                ? List.of()
                : Stream.of(named.trim().split("\\s+"))
                        .flatMap(url -> place(jar, url))
                        .toList();
    }

    private static Stream<Path> place(Path jar, String url) {
        try {
            URI place = jar.toUri().resolve(url);
            return "file".equals(place.getScheme()) ? Stream.of(Path.of(place)) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // neither does the virtual machine find it
        }
    }
}
