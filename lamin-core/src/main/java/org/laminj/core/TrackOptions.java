package org.laminj.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Transform;

/**
 * What is being run, and how its run is to begin. Immutable; each step returns another one.
 *
 * <pre>{@code
 * lamin.track(TrackOptions.mainClass(Nightly.class).withParams(Map.of("donor", "TSP1")));
 * }</pre>
 */
public final class TrackOptions {

    private static final String NOTEBOOK = "notebook";
    private static final String SCRIPT = "script";
    private static final String PIPELINE = "pipeline";

    private final String type;
    private final @Nullable String key;
    private final @Nullable String name;
    private final @Nullable Class<?> mainClass;
    private final Choices choices;

    /** What somebody may choose for any code. */
    private record Choices(
            @Nullable String uid,
            @Nullable Path source,
            Map<String, Object> params,
            @Nullable Boolean newRun,
            @Nullable String version,
            Path workingDirectory) {

        static final Choices NONE = new Choices(null, null, Map.of(), null, null, Path.of(""));
    }

    private TrackOptions(
            String type, @Nullable String key, @Nullable String name, @Nullable Class<?> mainClass, Choices choices) {
        this.type = type;
        this.key = key;
        this.name = name;
        this.mainClass = mainClass;
        this.choices = choices;
    }

    /**
     * A notebook, which needs a uid; tracking it again continues the most recent run.
     *
     * @param key its file, e.g. {@code transfer.ipynb}
     */
    public static TrackOptions notebook(String key, String title) {
        return new TrackOptions(
                NOTEBOOK, requireNonNull(key, "key"), requireNonNull(title, "title"), null, Choices.NONE);
    }

    /**
     * A script, which needs a uid.
     *
     * @param key its file, e.g. {@code load.py}
     */
    public static TrackOptions script(String key) {
        return new TrackOptions(SCRIPT, requireNonNull(key, "key"), key, null, Choices.NONE);
    }

    /** A pipeline; without a uid the latest one of that name is meant, which is created at first. */
    public static TrackOptions pipeline(String name) {
        return new TrackOptions(PIPELINE, null, requireNonNull(name, "name"), null, Choices.NONE);
    }

    /**
     * A program: a script whose key is the source file of a class, e.g. {@code org/example/Nightly.java}. Without a uid the
     * latest script with that key is meant, which is created at first, and of which there is a new version whenever its
     * source has changed.
     *
     * @param program for a nested class the class around it is taken
     */
    public static TrackOptions mainClass(Class<?> program) {
        return mainClass(program, outermost(program).getSimpleName() + ".java");
    }

    /**
     * As {@link #mainClass(Class)}, for languages whose files are not named after their classes.
     *
     * @param file the name of the source file without folders, e.g. {@code nightly.kt}
     */
    public static TrackOptions mainClass(Class<?> program, String file) {
        String folder = program.getPackageName().replace('.', '/');
        String key = folder.isEmpty() ? file : folder + "/" + file;
        return new TrackOptions(SCRIPT, key, file, outermost(program), Choices.NONE);
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return outermost;
    }

    /**
     * Code that the instance knows already, of any type but notebooks and scripts: these say themselves what they are.
     *
     * @throws TrackException if it is a notebook or a script
     * @throws IllegalArgumentException if it was never saved
     */
    public static TrackOptions transform(Transform transform) {
        if (!transform.id().isSaved()) {
            throw new IllegalArgumentException(
                    "Cannot track an unsaved transform: save it first, and track what save returns.");
        }
        if (transform.type().equals(NOTEBOOK) || transform.type().equals(SCRIPT)) {
            throw new TrackException("Cannot track " + transform.type() + " Transform('" + transform.uid()
                    + "') as a pipeline: name its uid and its file, as in lamin.track(\"" + transform.uid()
                    + "\", TrackOptions." + transform.type() + "(…)).");
        }
        return new TrackOptions(transform.type(), transform.key(), transform.name(), null, Choices.NONE)
                .withUid(transform.uid());
    }

    /** The same with the uid of the transform: 16 letters and digits, the last four of which are its version. */
    public TrackOptions withUid(String uid) {
        return with(new Choices(
                requireNonNull(uid, "uid"),
                choices.source,
                choices.params,
                choices.newRun,
                choices.version,
                choices.workingDirectory));
    }

    /**
     * The same with a file of source text, which the run leaves on its transform when it is finished. That of a main class
     * is found without it where it lies beside the class, or under {@code src} of the project.
     */
    public TrackOptions withSource(Path file) {
        return with(new Choices(
                choices.uid,
                requireNonNull(file, "file"),
                choices.params,
                choices.newRun,
                choices.version,
                choices.workingDirectory));
    }

    /** The same with values of parameters, which the instance must have. */
    public TrackOptions withParams(Map<String, ?> params) {
        return with(new Choices(
                choices.uid,
                choices.source,
                Collections.unmodifiableMap(new LinkedHashMap<>(params)),
                choices.newRun,
                choices.version,
                choices.workingDirectory));
    }

    /** The same, which starts a new run in any case, or continues the most recent one of this user if there is one. */
    public TrackOptions withNewRun(boolean newRun) {
        return with(new Choices(
                choices.uid, choices.source, choices.params, newRun, choices.version, choices.workingDirectory));
    }

    /** The same with a tag for this version of the code, such as that of the release that runs. */
    public TrackOptions withVersion(String tag) {
        return with(new Choices(
                choices.uid,
                choices.source,
                choices.params,
                choices.newRun,
                requireNonNull(tag, "tag"),
                choices.workingDirectory));
    }

    /** The same with the folder whose Git commit the run names; the current one by default. */
    public TrackOptions withWorkingDirectory(Path folder) {
        return with(new Choices(
                choices.uid,
                choices.source,
                choices.params,
                choices.newRun,
                choices.version,
                requireNonNull(folder, "folder")));
    }

    private TrackOptions with(Choices changed) {
        return new TrackOptions(type, key, name, mainClass, changed);
    }

    /** {@code notebook}, {@code script}, {@code pipeline}, or another type of the transform that was given. */
    public String type() {
        return type;
    }

    /** The file; null for pipelines without one. */
    public @Nullable String key() {
        return key;
    }

    /** A title for people; null for a transform that has none. */
    public @Nullable String name() {
        return name;
    }

    /** The class whose source file the key is; null for other code. */
    public @Nullable Class<?> mainClass() {
        return mainClass;
    }

    /** The uid of the transform; null to find it by key or name. */
    public @Nullable String uid() {
        return choices.uid;
    }

    /** The file of the source text; null if none was named. */
    public @Nullable Path source() {
        return choices.source;
    }

    /** Values of parameters by name, in the order in which they were given. */
    public Map<String, Object> params() {
        return choices.params;
    }

    /** The tag of this version of the code, if it has one. */
    public @Nullable String version() {
        return choices.version;
    }

    /** The folder whose Git commit the run names. */
    public Path workingDirectory() {
        return choices.workingDirectory;
    }

    public boolean isNotebook() {
        return type.equals(NOTEBOOK);
    }

    public boolean isScript() {
        return type.equals(SCRIPT);
    }

    /** Whether tracking again continues the most recent run: said so, or as notebooks do. */
    public boolean continuesRuns() {
        return choices.newRun == null ? isNotebook() : !choices.newRun;
    }
}
