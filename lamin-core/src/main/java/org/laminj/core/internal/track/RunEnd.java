package org.laminj.core.internal.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.query.Condition;

/** Ends runs, as {@code finish} of the original does. */
final class RunEnd {

    private static final String ENVIRONMENT = "jvm-environment.txt";

    private final OpenDatabase open;
    private final RecordWriter writer;
    private final HiddenTexts texts;

    RunEnd(OpenDatabase open) {
        this.open = open;
        this.writer = new RecordWriter(open);
        this.texts = new HiddenTexts(open);
    }

    /** Keeps environment and source, and says when the run ended. */
    Run finished(ActiveRun active) {
        Optional<Artifact> environment = texts.kept(ENVIRONMENT, JvmEnvironment.current());
        Optional<SourceText> source = active.source();
        Draft<Run> draft =
                withEnvironment(Draft.from(active.run()), environment).with(Run::finishedAt, open.now());
        Draft<Run> ended = active.isScript() ? draft.with(Run::isConsecutive, true) : draft;
        Run run = open.database().writeSession(session -> {
            source.ifPresent(text -> keep(session, active.run(), text));
            return writer.save(session, ended, null);
        });
        tell(MessageLevel.IMPORTANT, "finished " + text(run) + " after " + elapsed(run) + " at " + at(run));
        return run;
    }

    /** Keeps environment and reason; the run has no end, for it did not come to it. */
    Run failed(ActiveRun active, Throwable reason) {
        Optional<Artifact> environment = texts.kept(ENVIRONMENT, JvmEnvironment.current());
        String uid = active.run().uid();
        Optional<Artifact> report = texts.kept(
                "Report of run " + uid,
                "run " + uid + " failed at " + RecordText.time(open.now()) + "\n" + causes(reason));
        Draft<Run> draft =
                withEnvironment(Draft.from(active.run()), environment).with(Run::finishedAt, null);
        Run run = writer.save(
                report.map(text -> draft.with(Run::report, Ref.to(text))).orElse(draft), null);
        tell(MessageLevel.IMPORTANT, "failed " + text(run) + ": " + reason);
        return run;
    }

    private static Draft<Run> withEnvironment(Draft<Run> draft, Optional<Artifact> environment) {
        return environment
                .map(artifact -> draft.with(Run::environment, Ref.to(artifact)))
                .orElse(draft);
    }

    private static String causes(Throwable reason) {
        return Stream.iterate(reason, cause -> cause != null, Throwable::getCause)
                .limit(20) // causes may go round
                .map(cause -> cause + "\n")
                .collect(Collectors.joining("caused by "));
    }

    /** Leaves the source on the transform; what is there already stays, for other runs refer to it. */
    private void keep(DatabaseSession session, Run run, SourceText source) {
        Transform transform = asItIsNow(session, run.transform());
        if (transform.hash() == null) {
            writer.save(
                    session,
                    Draft.from(transform)
                            .with(Transform::sourceCode, source.text())
                            .with(Transform::hash, source.hash()),
                    null);
        } else if (transform.hash().equals(source.hash())) {
            tell(MessageLevel.IMPORTANT, "source code is already saved");
        } else {
            tell(
                    MessageLevel.WARNING,
                    "other source code (hash '" + transform.hash() + "') was saved for Transform('" + transform.uid()
                            + "') meanwhile and is not overwritten");
        }
    }

    private Transform asItIsNow(DatabaseSession session, Ref<Transform> ref) {
        Selection<Transform> byId = Selection.of(open.records().graph().registry(Transform.class))
                .filter(List.of(Condition.lookup("id", ref.id().value())));
        return open.records().list(session, byId).get(0);
    }

    private static String text(Run run) {
        return "Run('" + run.uid().substring(0, 8) + "')";
    }

    private static String at(Run run) {
        return RecordText.time(finishedAt(run));
    }

    private static Instant finishedAt(Run run) {
        @Nullable Instant finished = run.finishedAt();
        if (finished == null) {
            throw new IllegalStateException(run + " has no end");
        }
        return finished;
    }

    /** As Python writes it: {@code 0:00:07.012345}, {@code 2 days, 1:00:00}. */
    private static String elapsed(Run run) {
        Duration elapsed = Duration.between(run.startedAt(), finishedAt(run));
        String days = elapsed.toDays() == 0 ? "" : elapsed.toDays() + (elapsed.toDays() == 1 ? " day, " : " days, ");
        String fraction = elapsed.toNanosPart() == 0 ? "" : ".%06d".formatted(elapsed.toNanosPart() / 1_000);
        return days
                + "%d:%02d:%02d".formatted(elapsed.toHoursPart(), elapsed.toMinutesPart(), elapsed.toSecondsPart())
                + fraction;
    }

    private void tell(MessageLevel level, String text) {
        open.messages().message(level, text);
    }
}
