package org.laminj.core.internal.instance;

import static org.laminj.core.query.Condition.where;

import java.util.Objects;
import java.util.Optional;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.display.RecordText;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.uid.VersionedUid;

/** Starts runs as {@code track} of the original does for code whose uid is known. */
public final class RunTracker {

    private final Instance instance;
    private final OpenDatabase open;
    private final RecordWriter writer;

    public RunTracker(Instance instance, OpenDatabase open) {
        this.instance = instance;
        this.open = open;
        this.writer = new RecordWriter(open);
    }

    /** Creates or loads the transform, then continues or starts a run of it. */
    public Run track(String uid, TrackOptions options) {
        VersionedUid versioned = VersionedUid.parse(uid);
        Optional<Transform> known = instance.query(Transform.class)
                .filter(where(Transform::uid).is(uid))
                .findOne();
        Transform transform =
                known.map(existing -> loaded(existing, options)).orElseGet(() -> created(versioned, options));
        Optional<Run> latest = options.continuesRuns() ? latestRun(transform) : Optional.empty();
        Run run = latest.map(this::restarted).orElseGet(() -> started(transform, options));
        String what = (known.isEmpty() ? "created " : nameChange(known.get(), transform) + "loaded ")
                + "Transform('" + uid.substring(0, 8) + "'), started " + (latest.isEmpty() ? "new " : "") + "Run('"
                + run.uid().substring(0, 8) + "') at " + RecordText.time(run.startedAt());
        open.messages().message(MessageLevel.IMPORTANT, what);
        return run;
    }

    private static String nameChange(Transform before, Transform after) {
        return Objects.equals(before.name(), after.name()) ? "" : "updated transform name, ";
    }

    private Transform loaded(Transform existing, TrackOptions options) {
        if (!Objects.equals(existing.key(), options.key())) {
            throw clash(existing, options);
        }
        return options.name().equals(existing.name())
                ? existing
                : writer.save(Draft.from(existing).with(Transform::name, options.name()), null);
    }

    private Transform created(VersionedUid uid, TrackOptions options) {
        Optional<Transform> previous = instance.query(Transform.class)
                .filter(
                        where(Transform::uid).startsWith(uid.stem()),
                        where(Transform::isLatest).is(true))
                .first();
        previous.filter(existing -> !Objects.equals(existing.key(), options.key()))
                .ifPresent(existing -> {
                    throw clash(existing, options);
                });
        Draft<Transform> draft = Draft.of(Transform.class)
                .with(Transform::uid, uid.toString())
                .with(Transform::key, options.key())
                .with(Transform::name, options.name())
                .with(Transform::type, options.type());
        return open.database().writeSession(session -> {
            previous.ifPresent(
                    existing -> writer.save(session, Draft.from(existing).with(Transform::isLatest, false), null));
            return writer.save(session, draft, null);
        });
    }

    private static TrackException clash(Transform existing, TrackOptions options) {
        String stem = VersionedUid.parse(existing.uid()).stem();
        return new TrackException("Filename \"" + options.key() + "\" clashes with the existing key \""
                + existing.key() + "\" for uid \"" + stem + "....\". Either track a new transform with a new uid, or"
                + " update the key of all previous versions of this one.");
    }

    private Optional<Run> latestRun(Transform transform) {
        return instance.query(Run.class)
                .filter(
                        where(Run::transform).is(Ref.to(transform)),
                        where(Run::createdBy).is(Ref.to(open.user())))
                .orderByDescending(Run::startedAt)
                .first();
    }

    private Run restarted(Run run) {
        return writer.save(Draft.from(run).with(Run::startedAt, open.clock().instant()), null);
    }

    private Run started(Transform transform, TrackOptions options) {
        return writer.save(
                Draft.of(Run.class)
                        .with(Run::transform, Ref.to(transform))
                        .with(Run::isConsecutive, options.continuesRuns() ? Boolean.TRUE : null),
                null);
    }
}
