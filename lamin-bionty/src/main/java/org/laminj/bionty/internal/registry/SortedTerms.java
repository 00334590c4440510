package org.laminj.bionty.internal.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/** Which terms an instance has, which it lacks, and which can have no record. */
final class SortedTerms {

    private final TermValues values;
    private final KnownRecords known;
    private final List<Term> missing = new ArrayList<>();
    private final IdentityHashMap<Term, Row> there = new IdentityHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<List<Field>, Map<List<Object>, Term>> taken = new HashMap<>();

    private SortedTerms(TermValues values, KnownRecords known) {
        this.values = values;
        this.known = known;
    }

    /** Compares terms with what there is; takes a number of statements that does not depend on theirs. */
    static SortedTerms of(StoreSession session, TermValues values, List<Term> terms) {
        SortedTerms sorted = new SortedTerms(values, KnownRecords.read(session, values, terms));
        terms.forEach(sorted::sort);
        return sorted;
    }

    /** The terms without a record, in their order. */
    List<Term> missing() {
        return Collections.unmodifiableList(missing);
    }

    /** The record of a term, if it has one. */
    Optional<Row> record(Term term) {
        return Optional.ofNullable(there.get(term));
    }

    /** What is wrong with the others, and what there is beside new ones. */
    List<Note> notes() {
        return Collections.unmodifiableList(notes);
    }

    private void sort(Term term) {
        Optional<Row> record = known.of(term);
        if (record.isPresent()) {
            there.put(term, record.get());
            return;
        }
        Optional<Note> refused = refusal(term);
        if (refused.isPresent()) {
            notes.add(refused.get());
            return;
        }
        missing.add(term);
        known.withoutOntologyId(term)
                .map(row -> row.get(values.registry().uid().orElseThrow()))
                .ifPresent(uid -> note(
                        Kind.SAME_NAME,
                        term,
                        "the record with uid " + uid + " has the same name, and no ontology id; both are there now"));
    }

    private void note(Kind kind, Term term, String detail) {
        notes.add(new Note(kind, TermScope.label(term), detail));
    }

    private Optional<Note> refusal(Term term) {
        String label = TermScope.label(term);
        return known.obstacle(term)
                .map(why -> new Note(Kind.TAKEN, label, why))
                .or(() -> lack(term).map(field -> new Note(Kind.INCOMPLETE, label, "has no " + field.name())))
                .or(() -> claim(term).map(why -> new Note(Kind.DUPLICATE, label, why)));
    }

    private Optional<Field> lack(Term term) {
        return values.told().stream()
                .filter(field -> !field.isNullable() && values.text(term, field) == null)
                .findFirst();
    }

    /** Claims the values that only one record can have, unless an earlier term has done so. */
    private Optional<String> claim(Term term) {
        for (List<Field> key : known.keys()) {
            Optional<List<Object>> tuple = known.tuple(key, term);
            Term first = tuple.isEmpty()
                    ? null
                    : taken.computeIfAbsent(key, any -> new HashMap<>()).putIfAbsent(tuple.get(), term);
            if (first != null) {
                return Optional.of("has the " + key.get(0).name() + " of " + TermScope.label(first));
            }
        }
        return Optional.empty();
    }
}
