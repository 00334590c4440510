package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.store.Row;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.Outcome;

/** A record of the source that belongs to a transfer: how it was met, and what the target has of it. */
final class FoundRecord {

    private final Registry<?> registry;
    private final long sourceId;
    private final int position;
    private final @Nullable Step step;
    private Way way;
    private @Nullable Row row;
    private @Nullable Long targetId;
    private @Nullable String targetUid;
    private @Nullable String sameContent;
    private @Nullable FoundRecord merged;
    private Outcome outcome = Outcome.TRANSFERRED;
    private String reason = "not in the target";
    private List<Field> changed = List.of();
    private List<FieldChange> changes = List.of();
    private List<FieldChange> differences = List.of();
    private @Nullable Term term;

    /**
     * The step by which a record was first met.
     *
     * @param from the record from which it was reached
     * @param by the reference or accessor along which
     */
    record Step(FoundRecord from, String by) {}

    /** The ways on which records are met, in the order in which they are told of. */
    enum Way {
        /** Selected. */
        SELECTED,
        /** Referred to by a selected record. */
        REFERENCE_OF_SELECTED,
        /** Linked to a record that is itself linked, as the members of a feature set are. */
        MEMBER,
        /** Linked to a selected record. */
        LINK,
        /** Referred to by a record or link that came along. */
        REFERENCE
    }

    /**
     * @param position counts the records in the order in which they were first met
     * @param step null for a selected record
     */
    FoundRecord(Registry<?> registry, long sourceId, int position, Way way, @Nullable Step step) {
        this.registry = registry;
        this.sourceId = sourceId;
        this.position = position;
        this.way = way;
        this.step = step;
    }

    Registry<?> registry() {
        return registry;
    }

    long sourceId() {
        return sourceId;
    }

    int position() {
        return position;
    }

    @Nullable
    Step step() {
        return step;
    }

    /** Of all ways on which the record was met the one that is told of first. */
    Way way() {
        return way;
    }

    void alsoMetOn(Way other) {
        if (other.compareTo(way) < 0) {
            way = other;
        }
    }

    boolean isSelected() {
        return way == Way.SELECTED;
    }

    void read(Row read) {
        this.row = read;
    }

    /** What the source has, in the form in which the target shall have it. */
    Row row() {
        return requireNonNull(row, "the record was not read");
    }

    @Nullable
    Object get(Field field) {
        return row().get(field);
    }

    /** Notes that the target has the record, under which uid, and how it was recognised. */
    void match(long id, @Nullable String uid, String how) {
        this.targetId = id;
        this.targetUid = uid;
        this.outcome = Outcome.MAPPED;
        this.reason = how;
    }

    /** Notes that the record is the same in the target as another one that comes along. */
    void merge(FoundRecord other, String how) {
        this.merged = other;
        this.outcome = Outcome.MAPPED;
        this.reason = how;
    }

    /** The record that stands for this one in the target: itself, or the one that it was merged with. */
    FoundRecord merged() {
        return merged == null ? this : merged.merged();
    }

    /** Notes that a public ontology has the term, from which the target gets it. */
    void resolve(Term found, String release) {
        this.term = found;
        this.targetUid = found.uid();
        this.outcome = Outcome.RESOLVED;
        this.reason = "from " + release;
    }

    /** What the target gets instead of this record; empty unless a public ontology has it. */
    Optional<Term> term() {
        return Optional.ofNullable(term);
    }

    /** Notes that the target will have the record from an earlier part, under which uid. */
    void expect(String uid) {
        this.targetUid = uid;
        this.outcome = Outcome.MAPPED;
        this.reason = "by uid";
    }

    /** Notes what the record says otherwise than the target: from there, to here. */
    void differ(List<FieldChange> more) {
        this.differences = Stream.concat(differences.stream(), more.stream()).toList();
    }

    /** What the record says otherwise than the target, and keeps for itself: from there, to here. */
    List<FieldChange> differences() {
        return differences.stream()
                .filter(difference ->
                        changed.stream().noneMatch(field -> field.name().equals(difference.field())))
                .toList();
    }

    /** Notes that the record contradicts what the target has. */
    void contradict(String how) {
        this.outcome = Outcome.CONFLICT;
        this.reason = how;
    }

    /** Notes that the record comes to the target in another form, and why. */
    void rewrite(Row rewritten, String why, List<FieldChange> differences) {
        this.row = rewritten;
        this.reason = why;
        this.changes = List.copyOf(differences);
    }

    /** Notes which record of the target has the same content as this one, which the target lacks. */
    void resemble(String other) {
        this.sameContent = other;
        this.reason = "not in the target, which has the same content as " + other;
    }

    /** Which record of the target has the same content, if the record itself is new there. */
    Optional<String> sameContent() {
        return isNew() ? Optional.ofNullable(sameContent) : Optional.empty();
    }

    /** Notes which fields change in the target, besides those that are noted already. */
    void update(List<Field> fields, List<FieldChange> differences) {
        this.outcome = Outcome.UPDATED;
        this.changed = Stream.concat(changed.stream(), fields.stream()).toList();
        this.changes = Stream.concat(changes.stream(), differences.stream()).toList();
    }

    /** Notes that the target shall have other values than the source, and which fields of it change there. */
    void amend(Row amended, List<Field> fields, List<FieldChange> differences) {
        this.row = amended;
        if (!fields.isEmpty()) {
            update(fields, differences);
        }
    }

    /** Notes the id that the target gave. */
    void written(long id) {
        this.targetId = id;
    }

    /** The id in the target, of a new record once it is written. */
    Optional<Long> targetId() {
        return merged == null ? Optional.ofNullable(targetId) : merged.targetId();
    }

    /** The id in the target, or a negative number that stands for a new record until it is written. */
    long targetIdOrPlaceholder() {
        return targetId().orElse(-merged().sourceId());
    }

    /** The uid that the record has in the target, or will have; empty where its registry has none. */
    Optional<String> targetUid() {
        return Optional.ofNullable(targetUid).or(() -> registry.uid().map(uid -> String.valueOf(row().get(uid))));
    }

    Outcome outcome() {
        return outcome;
    }

    boolean isNew() {
        return outcome == Outcome.TRANSFERRED;
    }

    boolean isMatched() {
        return outcome == Outcome.MAPPED || outcome == Outcome.UPDATED;
    }

    boolean isInConflict() {
        return outcome == Outcome.CONFLICT;
    }

    /** Why the outcome is what it is. */
    String reason() {
        return reason;
    }

    /** The fields that change in the target. */
    List<Field> changed() {
        return changed;
    }

    List<FieldChange> changes() {
        return changes;
    }
}
