package org.laminj.core.internal.track;

import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.annotate.Annotated;
import org.laminj.core.internal.annotate.ParamWriter;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.track.TransformChoice.Choice;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Begins runs, as {@code track} of the original does. */
final class RunStart {

    private final OpenDatabase open;
    private final RecordWriter writer;

    RunStart(OpenDatabase open) {
        this.open = open;
        this.writer = new RecordWriter(open);
    }

    /** A run with what people are told of it. */
    private record Started(Run run, String told) {}

    /** Creates or loads the transform, then continues or starts a run of it with its params, in one transaction. */
    ActiveRun of(TrackOptions options) {
        Optional<SourceText> source = SourceText.of(options);
        Optional<GitState> git = git(options);
        Started started = open.database().writeSession(session -> {
            lock(session);
            Choice choice = new TransformChoice(open, session, options, source).get();
            Optional<Run> latest = options.continuesRuns() ? latestRun(session, choice.transform()) : Optional.empty();
            Run run = writer.save(session, draft(latest, choice.transform(), options, git), null);
            new ParamWriter(new Annotated(open, null, run)).addValues(session, options.params());
            return new Started(run, choice.told() + ", started " + (latest.isEmpty() ? "new " : "") + text(run));
        });
        open.messages().message(MessageLevel.IMPORTANT, started.told() + params(options.params()));
        return new ActiveRun(started.run(), options, source);
    }

    private static String text(Run run) {
        return "Run('" + run.uid().substring(0, 8) + "') at " + RecordText.time(run.startedAt());
    }

    private static String params(Map<String, Object> params) {
        return params.isEmpty()
                ? ""
                : params.entrySet().stream()
                        .map(param -> param.getKey() + "='" + param.getValue() + "'")
                        .collect(Collectors.joining(" ", "\n→ params: ", ""));
    }

    private Optional<GitState> git(TrackOptions options) {
        try {
            return GitState.of(options.workingDirectory());
        } catch (IOException e) {
            open.messages()
                    .message(
                            MessageLevel.HINT,
                            "the run does not name a git commit, for git could not tell it: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Jobs of an array begin at once, and shall find one transform: each waits for the others at a row that all of them
     * know, the first user of the instance, and leaves it as it is.
     */
    private void lock(DatabaseSession session) {
        Registry<User> users = open.records().graph().registry(User.class);
        Field uid = users.uid().orElseThrow();
        User first = open.records().list(session, Selection.of(users).limit(1)).get(0);
        session.update(users, first.id().value(), new Row(new RowShape(List.of(uid)), new Object[] {first.uid()}));
    }

    private Optional<Run> latestRun(DatabaseSession session, Transform transform) {
        Registry<Run> runs = open.records().graph().registry(Run.class);
        Selection<Run> own = Selection.of(runs)
                .filter(List.of(
                        where(Run::transform).is(Ref.to(transform)),
                        where(Run::createdBy).is(Ref.to(open.user()))));
        return open.records().list(session, own).stream().max(Comparator.comparing(Run::startedAt));
    }

    private Draft<Run> draft(Optional<Run> latest, Transform transform, TrackOptions options, Optional<GitState> git) {
        @Nullable String commit = git.map(GitState::reference).orElse(null);
        Draft<Run> draft = latest.map(this::continued)
                .orElseGet(() -> Draft.of(Run.class)
                        .with(Run::transform, Ref.to(transform))
                        .with(Run::isConsecutive, options.isNotebook() ? Boolean.TRUE : null));
        return commit == null
                ? draft
                : draft.with(Run::reference, commit).with(Run::referenceType, GitState.REFERENCE_TYPE);
    }

    /** A report that says why it failed is no longer true. */
    private Draft<Run> continued(Run run) {
        Draft<Run> draft = Draft.from(run).with(Run::startedAt, open.now());
        return run.status() == Run.Status.FAILED ? draft.with(Run::report, null) : draft;
    }
}
