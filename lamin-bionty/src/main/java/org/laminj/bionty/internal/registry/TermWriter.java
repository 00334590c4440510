package org.laminj.bionty.internal.registry;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ImportReport.OtherRelease;
import org.laminj.bionty.TermProgress;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.OnOtherRelease;

/**
 * Creates the records of terms that an instance lacks, and links all of them to their parents.
 *
 * <p>Takes a number of statements that does not depend on that of the terms, up to ten thousand, within the transaction of
 * its caller.
 */
final class TermWriter<R extends SqlRecord> {

    private static final int SHOWN = 5;

    private final TermRelease<R> release;
    private final SchemaGraph schema;
    private final OnOtherRelease policy;
    private final TermProgress progress;

    TermWriter(TermRelease<R> release, SchemaGraph schema, OnOtherRelease policy, TermProgress progress) {
        this.release = release;
        this.schema = schema;
        this.policy = policy;
        this.progress = progress;
    }

    /** The terms that would get records, each after all that are above it; writes nothing. */
    List<Term> missing(StoreSession session, TermScope scope) {
        Long organism = release.organism().flatMap(each -> each.id(session)).orElse(null);
        return SortedTerms.of(session, values(organism), scope.terms()).missing();
    }

    /** What the records of terms hold, for an organism that may not be there yet. */
    TermValues values(@Nullable Long organism) {
        return new TermValues(
                release.terms(),
                release.source().id().value(),
                release.organism().map(TermOrganism::name).orElse(null),
                organism);
    }

    /**
     * Writes.
     *
     * @throws OntologyException if the policy is to fail and there are records of other releases, or if an organism is
     *     missing; the transaction must be rolled back
     * @throws org.laminj.core.store.ConstraintException if a value does not fit; the transaction must be rolled back
     */
    WrittenTerms write(StoreSession session, TermScope scope, Creation creation) {
        TermValues values = values(
                release.organism().map(each -> each.idOrNew(session, creation)).orElse(null));
        SortedTerms sorted = SortedTerms.of(session, values, scope.terms());
        OtherReleases others = new OtherReleases(values);
        scope.terms().forEach(term -> sorted.record(term).ifPresent(row -> others.compare(term, row)));
        if (policy == OnOtherRelease.FAIL) {
            requireNone(others.outcomes(session, schema, Set.of()), sorted.notes());
        }
        TermIds inserted =
                new NewTermRows(session, values, creation, progress).insert(sorted.missing(), release.name());
        TermIds ids = ids(session, values, scope, sorted, inserted);
        Set<Long> extended =
                policy == OnOtherRelease.ADD_SOURCE ? others.addSynonyms(session, creation.at()) : Set.of();
        int linked = link(session, scope, ids);
        List<Term> created = scope.terms().stream().filter(inserted::contains).toList();
        ImportReport report = new ImportReport(
                release.terms().entity(),
                release.name(),
                created.stream().map(TermScope::label).toList(),
                ids.size() - created.size() - others.size(),
                linked,
                others.outcomes(session, schema, extended),
                Stream.concat(scope.notes().stream(), sorted.notes().stream()).toList());
        return new WrittenTerms(ids, created, report);
    }

    /** The ids of all terms that have records now; those that another program inserted meanwhile are looked for again. */
    private TermIds ids(
            StoreSession session, TermValues values, TermScope scope, SortedTerms sorted, TermIds inserted) {
        List<Term> passedOver = sorted.missing().stream()
                .filter(term -> !inserted.contains(term))
                .toList();
        SortedTerms meanwhile = SortedTerms.of(session, values, passedOver);
        TermIds ids = new TermIds();
        for (Term term : scope.terms()) {
            inserted.of(term)
                    .or(() ->
                            sorted.record(term).or(() -> meanwhile.record(term)).map(this::id))
                    .ifPresent(id -> ids.put(term, id));
        }
        return ids;
    }

    private long id(Row row) {
        return row.number(release.terms().registry().id());
    }

    private int link(StoreSession session, TermScope scope, TermIds ids) {
        return release.terms()
                .parents()
                .map(parents -> new ParentLinks(parents).add(session, scope.terms(), ids))
                .orElse(0);
    }

    private void requireNone(List<OtherRelease> others, List<Note> notes) {
        List<String> conflicts = new ArrayList<>();
        others.forEach(other -> conflicts.add(other.toString()));
        notes.stream()
                .filter(note -> note.kind() == Kind.TAKEN)
                .forEach(note -> conflicts.add(note.term() + ": " + note.detail()));
        if (!conflicts.isEmpty()) {
            throw new OntologyException(
                    Reason.CONFLICT,
                    "Cannot create records of " + release.terms().entity() + " from " + release.name()
                            + ": the instance has " + conflicts.size() + " of these terms otherwise, "
                            + conflicts.stream().limit(SHOWN).collect(joining("; "))
                            + (conflicts.size() > SHOWN ? "; ..." : "")
                            + ". Nothing was written. Keep what is there, or add the other synonyms to it.");
        }
    }
}
