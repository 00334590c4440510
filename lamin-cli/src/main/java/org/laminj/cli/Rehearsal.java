package org.laminj.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Does what most commands do, on instances of its own, so that the virtual machine that runs it can note which classes
 * they need. The launcher starts it in the background, for a folder from which later commands start faster.
 */
final class Rehearsal {

    private static final String ARTIFACT = "dPraor9rU1EofcFb6Wph"; // one that the demo makes

    private final Path folder;
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the library of SQLite into the folder that is the only argument, and works in a new folder beside it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        unpackSqlite(folder);
        new Rehearsal(folder).run();
    }

    private static void unpackSqlite(Path folder) throws IOException {
        String library = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library;
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed != null) { // else the system has to bring it, and has it unpacked
                Files.copy(packed, folder.resolve(library));
            }
        }
    }

    private void run() {
        Path demo = folder.resolve("demo");
        lamin("demo", "--no-picture", demo.toString()); // few commands draw, and Java 17 fails to note what does
        lamin("info");
        lamin("--help");
        lamin("describe", "artifact", ARTIFACT);
        lamin("query", "artifact");
        lamin("query", "artifact", "-o", "json");
        lamin("view");
        lamin("transfer", "artifact", ARTIFACT, "--from", "laminlabs/lamindata", "--dry-run");
    }

    private void lamin(String... arguments) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LAMIN_SETTINGS_DIR", folder.resolve("demo").toString());
        variables.put("LAMIN_CACHE_DIR", folder.resolve("demo").toString());
        int exitCode = new Lamin(variables, nowhere, nowhere, InputStream.nullInputStream()).run(arguments);
        if (exitCode != ExitCode.DONE) {
            throw new IllegalStateException(
                    "lamin " + String.join(" ", arguments) + " ended with exit code " + exitCode);
        }
    }
}
