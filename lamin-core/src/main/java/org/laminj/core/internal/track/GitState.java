package org.laminj.core.internal.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The Git commit that a folder is at. Neither branches nor remotes are looked at: their URLs may hold credentials.
 *
 * @param commit its hash in hexadecimal
 * @param dirty whether files that Git tracks differ from it
 */
record GitState(String commit, boolean dirty) {

    /** How the runs of this program name a commit. */
    static final String REFERENCE_TYPE = "git-commit";

    private static final String COMMIT_LINE = "# branch.oid ";
    private static final long PATIENCE_SECONDS = 5;

    /** Answers at once and changes nothing: no lock on the index, no program that the repository names. */
    private static final List<String> COMMAND = List.of(
            "git",
            "--no-optional-locks",
            "-c",
            "core.fsmonitor=false",
            "status",
            "--porcelain=v2",
            "--branch",
            "--untracked-files=no");

    /**
     * The state of a folder; empty if it is in no repository, or in one without commits.
     *
     * @throws IOException if it is in a repository that cannot be asked
     */
    static Optional<GitState> of(Path folder) throws IOException {
        Path here = folder.toAbsolutePath().normalize();
        return isInRepository(here) ? parse(status(here)) : Optional.empty();
    }

    private static boolean isInRepository(Path folder) {
        for (Path parent = folder; parent != null; parent = parent.getParent()) {
            if (Files.exists(parent.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    private static String status(Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(COMMAND).directory(folder.toFile()).redirectError(Redirect.DISCARD);
        // inside a hook of Git these name another repository
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process git = builder.start();
        git.getOutputStream().close();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(git::destroyForcibly);
        String output = new String(git.getInputStream().readAllBytes(), UTF_8);
        int code = git.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("git status ended with code " + code);
        }
        return output;
    }

    private static Optional<GitState> parse(String output) {
        @Nullable String commit = null;
        boolean dirty = false;
        for (String line : output.lines().toList()) {
            if (line.startsWith(COMMIT_LINE)) {
                commit = line.substring(COMMIT_LINE.length());
            }
            dirty |= !line.startsWith("#");
        }
        return commit == null || commit.equals("(initial)")
                ? Optional.empty()
                : Optional.of(new GitState(commit, dirty));
    }

    /** What stands in the run: the commit, with {@code -dirty} after it as {@code git describe} writes it. */
    String reference() {
        return dirty ? commit + "-dirty" : commit;
    }
}
