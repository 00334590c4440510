package org.laminj.core.internal.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.uid.ContentHash;

/**
 * The source of what is being run.
 *
 * @param text all of it
 * @param hash of the file that it is
 */
record SourceText(String text, String hash) {

    /** Where builds keep sources, seen from the folder of a project. */
    private static final List<String> SOURCE_FOLDERS = List.of(
            "src/main/java", "src/main/kotlin", "src/main/scala", "src/main/groovy", "src/test/java", "src", "");

    /** How far the classes of a project lie below its folder: {@code build/classes/java/main} is the deepest. */
    private static final int DEPTH_OF_CLASSES = 4;

    /**
     * The file that the options name; for a main class else the resource beside it or the file in its project.
     *
     * @throws TrackException if the file that the options name cannot be read as text
     */
    static Optional<SourceText> of(TrackOptions options) {
        Path named = options.source();
        if (named != null) {
            return Optional.of(read(named));
        }
        Class<?> program = options.mainClass();
        String key = options.key();
        if (program == null || key == null) {
            return Optional.empty();
        }
        return besideTheClass(program, key).or(() -> inTheProject(program, key, options.workingDirectory()));
    }

    private static SourceText read(Path file) {
        try {
            return of(Files.readAllBytes(file))
                    .orElseThrow(() -> new TrackException("Cannot keep source '" + file
                            + "' with the run: it is no UTF-8 text. Name the file of the source, or none."));
        } catch (IOException e) {
            throw new TrackException(
                    "Cannot read source '" + file + "': " + e + ". Name a file that this program may read, or none.");
        }
    }

    /** Empty if it is no UTF-8 text, as a database takes it. */
    private static Optional<SourceText> of(byte[] bytes) throws IOException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(
                    new SourceText(text, ContentHash.of(ObjectContent.of(bytes)).value()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Some jars have the sources along. */
    private static Optional<SourceText> besideTheClass(Class<?> program, String key) {
        String file = key.substring(key.lastIndexOf('/') + 1);
        try (InputStream in = program.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty(); // nobody named this file
        }
    }

    private static Optional<SourceText> inTheProject(Class<?> program, String key, Path workingDirectory) {
        return Stream.concat(Stream.of(workingDirectory), ancestors(classes(program)))
                .flatMap(project -> SOURCE_FOLDERS.stream().map(project::resolve))
                .map(folder -> folder.resolve(key))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(SourceText::found);
    }

    private static Optional<SourceText> found(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty(); // nobody named this file
        }
    }

    private static Stream<Path> ancestors(@Nullable Path folder) {
        return Stream.iterate(folder, parent -> parent != null, Path::getParent)
                .skip(1)
                .limit(DEPTH_OF_CLASSES);
    }

    /** The folder that the class was loaded from; null if that is a jar or no place at all. */
    private static @Nullable Path classes(Class<?> program) {
        CodeSource code = program.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return null;
        }
        try {
            URI location = code.getLocation().toURI();
            Path place = location.getScheme().equals("file") ? Path.of(location) : null;
            return place != null && Files.isDirectory(place) ? place : null;
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null; // a class loader may name its places as it likes
        }
    }
}
