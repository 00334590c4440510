package org.laminj.core.internal.track;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.uid.VersionedUid;

/** Why code cannot be tracked, in the words of the original, with what to do in Java. */
final class TrackRefusals {

    private static final Pattern LAST_NUMBER = Pattern.compile("(?<before>.*?)(?<number>\\d{1,9})");

    private TrackRefusals() {}

    private static String call(VersionedUid uid) {
        return "lamin.track(\"" + uid + "\", …)";
    }

    static TrackException uidMissing(TrackOptions options, VersionedUid free) {
        return new TrackException("to track this " + options.type() + ", copy & paste `" + call(free) + "` and re-run");
    }

    static TrackException keyIsKnown(Transform known, VersionedUid next) {
        return new TrackException("you already have a transform with key '" + known.key() + "' ('" + known.uid()
                + "')\n  - to make a revision, call `" + call(next)
                + "`\n  - to create a new transform, rename your file and track it under a uid of its own");
    }

    static TrackException keyClash(Transform known, TrackOptions options) {
        String stem = VersionedUid.parse(known.uid()).stem();
        return new TrackException("Filename \"" + options.key() + "\" clashes with the existing key \"" + known.key()
                + "\" for uid \"" + stem + "....\"\n\nEither init a new transform with a new uid:\n\n"
                + call(TransformChoice.first()) + "\n\nOr update key \"" + known.key() + "\" to \"" + options.key()
                + "\" for all previous versions:\n\nlamin.query(Transform.class)"
                + ".filter(where(Transform::uid).startsWith(\"" + stem + "\"))\n        .forEach(version ->"
                + " lamin.save(Draft.from(version).with(Transform::key, \"" + options.key() + "\")));");
    }

    static TrackException otherSource(Transform known, VersionedUid next) {
        String what = known.type().equals("notebook") ? "Re-running saved notebook" : "Source code changed";
        return new TrackException(what + ", bump revision by setting:\n\n" + call(next));
    }

    static TrackException draftOfSomebodyElse(Transform known, VersionedUid next) {
        User author = known.createdBy().get();
        String who = author.name() == null ? author.handle() : author.name() + " (" + author.handle() + ")";
        return new TrackException(who + " already works on this draft " + known.type()
                + ".\n\nEither make a revision of it:\n\n" + call(next)
                + "\n\nOr init a new transform with a new uid:\n\n" + call(TransformChoice.first()));
    }

    static TrackException otherTag(Transform known) {
        return new TrackException("Please pass consistent version: withVersion(\"" + known.version() + "\")");
    }

    static TrackException takenTag(Transform member, List<Transform> family) {
        Set<String> taken =
                family.stream().map(Transform::version).filter(Objects::nonNull).collect(Collectors.toSet());
        String free = String.valueOf(member.version());
        while (taken.contains(free)) {
            free = after(free);
        }
        return new TrackException("Version '" + member.version() + "' is already taken by Transform(uid='"
                + member.uid() + "'); please set another version, e.g., withVersion(\"" + free + "\")");
    }

    /** The tag with its last number counted up, or with a first one. */
    private static String after(String tag) {
        Matcher numbered = LAST_NUMBER.matcher(tag);
        return numbered.matches()
                ? numbered.group("before") + (Integer.parseInt(numbered.group("number")) + 1)
                : tag + ".1";
    }
}
