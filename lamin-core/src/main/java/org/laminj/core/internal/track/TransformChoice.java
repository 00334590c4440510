package org.laminj.core.internal.track;

import static org.laminj.core.query.Condition.where;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.laminj.core.Draft;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Transform;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Registry;
import org.laminj.core.uid.RandomUid;
import org.laminj.core.uid.VersionedUid;

/**
 * Finds the transform that a run is of, or creates it, or a new version of it, inside one transaction.
 *
 * <p>A uid means one version. Without it the key of a main class, or the name of a pipeline, means the latest version,
 * and other source or another tag makes a new one.
 */
final class TransformChoice {

    private static final int STEM_LENGTH = 12;

    private final OpenDatabase open;
    private final DatabaseSession session;
    private final TrackOptions options;
    private final Optional<SourceText> source;
    private final Registry<Transform> transforms;
    private final RecordWriter writer;

    TransformChoice(OpenDatabase open, DatabaseSession session, TrackOptions options, Optional<SourceText> source) {
        this.open = open;
        this.session = session;
        this.options = options;
        this.source = source;
        this.transforms = open.records().graph().registry(Transform.class);
        this.writer = new RecordWriter(open);
    }

    /**
     * What was chosen.
     *
     * @param transform as it is now
     * @param told what people are told of it, e.g. {@code loaded Transform('Qr1kNtLk')}
     */
    record Choice(Transform transform, String told) {}

    /**
     * Chooses.
     *
     * @throws TrackException if the code has no uid and needs one, or its uid stands for other code
     */
    Choice get() {
        String uid = options.uid();
        if (uid != null) {
            return byUid(parsed(uid));
        }
        if (options.isNotebook() || (options.isScript() && options.mainClass() == null)) {
            throw uidMissing();
        }
        return latest(sameCode()).map(this::continued).orElseGet(() -> created(first(), List.of()));
    }

    private static VersionedUid parsed(String uid) {
        try {
            return VersionedUid.parse(uid, STEM_LENGTH);
        } catch (IllegalArgumentException e) {
            throw new TrackException("Cannot track under uid '" + uid + "': a transform has 12 letters and digits, and"
                    + " four more that count its versions. A new one is \"" + first() + "\".");
        }
    }

    static VersionedUid first() {
        return VersionedUid.first(RandomUid.ofLength(STEM_LENGTH));
    }

    private TrackException uidMissing() {
        return latest(List.of(where(Transform::key).is(String.valueOf(options.key()))))
                .map(known -> TrackRefusals.keyIsKnown(known, next(family(stem(known)))))
                .orElseGet(() -> TrackRefusals.uidMissing(options, first()));
    }

    /** Programs have the key of their class, pipelines their name. */
    private List<Condition<Transform>> sameCode() {
        Condition<Transform> named = options.key() == null
                ? where(Transform::name).is(String.valueOf(options.name()))
                : where(Transform::key).is(options.key());
        return List.of(where(Transform::type).is(options.type()), named);
    }

    private Optional<Transform> latest(List<Condition<Transform>> conditions) {
        return list(conditions).stream()
                .filter(Transform::isLatest)
                .max(Comparator.comparing(Transform::createdAt).thenComparing(Transform::uid));
    }

    private List<Transform> family(String stem) {
        return list(List.of(where(Transform::uid).startsWith(stem)));
    }

    private List<Transform> list(List<Condition<Transform>> conditions) {
        return open.records().list(session, Selection.of(transforms).filter(conditions));
    }

    private static String stem(Transform transform) {
        return VersionedUid.parse(transform.uid()).stem();
    }

    /** After the greatest one, which need not be the latest. */
    private static VersionedUid next(List<Transform> family) {
        return family.stream()
                .map(Transform::uid)
                .max(Comparator.naturalOrder())
                .map(VersionedUid::parse)
                .orElseThrow()
                .next();
    }

    private Choice byUid(VersionedUid uid) {
        List<Transform> family = family(uid.stem());
        Optional<Transform> known = family.stream()
                .filter(member -> member.uid().equals(uid.toString()))
                .findFirst();
        known.or(() -> family.stream().filter(Transform::isLatest).findFirst())
                .filter(member -> !Objects.equals(member.key(), options.key()))
                .ifPresent(member -> {
                    throw TrackRefusals.keyClash(member, options);
                });
        refuseTakenTag(uid, family);
        known.ifPresent(transform -> refuseOtherState(transform, family));
        return known.map(this::loaded).orElseGet(() -> created(uid, family));
    }

    /** A notebook or script is one text, and a draft belongs to who began it; pipelines are what their author says. */
    private void refuseOtherState(Transform known, List<Transform> family) {
        String tag = options.version();
        if (tag != null && known.version() != null && !tag.equals(known.version())) {
            throw TrackRefusals.otherTag(known);
        }
        if (!options.isNotebook() && !options.isScript()) {
            return;
        }
        if (known.hash() == null && !known.createdBy().id().equals(open.user().id())) {
            throw TrackRefusals.draftOfSomebodyElse(known, next(family));
        }
        if (known.hash() != null && (options.isNotebook() || hasOtherSource(known))) {
            throw TrackRefusals.otherSource(known, next(family));
        }
    }

    private boolean hasOtherSource(Transform known) {
        return known.hash() != null
                && source.filter(text -> !text.hash().equals(known.hash())).isPresent();
    }

    private void refuseTakenTag(VersionedUid uid, List<Transform> family) {
        String tag = options.version();
        family.stream()
                .filter(member -> tag != null && tag.equals(member.version()))
                .filter(member -> !member.uid().equals(uid.toString()))
                .findFirst()
                .ifPresent(member -> {
                    throw TrackRefusals.takenTag(member, family);
                });
    }

    /** The version that the tag names, else the latest one if it is of the same source and has no other tag. */
    private Choice continued(Transform latest) {
        List<Transform> family = family(stem(latest));
        String tag = options.version();
        Optional<Transform> known = tag == null
                ? Optional.of(latest)
                : family.stream().filter(member -> tag.equals(member.version())).findFirst();
        if (known.filter(member -> !hasOtherSource(member)).isPresent()) {
            return loaded(known.get());
        }
        VersionedUid next = next(family);
        refuseTakenTag(next, family);
        return created(next, family);
    }

    private Choice loaded(Transform known) {
        String loaded = "loaded " + text(known);
        if (Objects.equals(options.name(), known.name())) {
            return new Choice(known, loaded);
        }
        Transform renamed = writer.save(session, Draft.from(known).with(Transform::name, options.name()), null);
        return new Choice(renamed, "updated transform name, " + loaded);
    }

    private Choice created(VersionedUid uid, List<Transform> family) {
        family.stream()
                .filter(Transform::isLatest)
                .forEach(earlier -> writer.save(session, Draft.from(earlier).with(Transform::isLatest, false), null));
        Transform created = writer.save(
                session,
                Draft.of(Transform.class)
                        .with(Transform::uid, uid.toString())
                        .with(Transform::key, options.key())
                        .with(Transform::name, options.name())
                        .with(Transform::type, options.type())
                        .with(Transform::version, options.version()),
                null);
        return new Choice(created, "created " + text(created));
    }

    private static String text(Transform transform) {
        return "Transform('" + transform.uid().substring(0, 8) + "')";
    }
}
